[Description("outer")]
public class DescribedOuter
{
    public int A { get; set; }
    public DescribedInner B { get; set; } = null!;
}

[Description("inner")]
public class DescribedInner
{
    [Description("member")]
    public DescribedLeaf C { get; set; } = null!;
    public List<DescribedLeaf> D { get; set; } = [];
}

[Description("leaf")]
public record DescribedLeaf(int X);

public record RecordAttributes(
    [property: Range(1, 5)] int A,
    [Range(2, 6)] int B,
    [property: Description("x")] string C,
    [Description("y")] string D,
    [property: JsonPropertyName("zed")] int Z,
    [property: Description("p")] [Description("q")] int E
);

[DisplayName("titled")]
public class Titled
{
    public int A { get; set; }

    [DisplayName("inner")]
    public int B { get; set; }
}

public class TitledToo : Titled { }

public static partial class ObjectTools
{
    public static void TypeDescriptions(DescribedOuter a) { }

    public static void ParameterDescriptions([Description("p")] DescribedOuter a, [Description("i")] int b) { }

    public static void DescribedItems(List<DescribedInner> a, Dictionary<string, DescribedLeaf> b) { }

    public static void AttributesOfRecords(RecordAttributes a) { }

    public static void Titles(Titled a, TitledToo b) { }
}
