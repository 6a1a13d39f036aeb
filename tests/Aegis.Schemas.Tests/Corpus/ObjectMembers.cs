public struct Spot
{
    public int X { get; set; }
    public int Field;

    [JsonInclude]
    public int Included;
}

public record struct Pair(int A, string B);

public class Accessors
{
    public int Get => 1;
    public int Set
    {
        set { }
    }
    public int PrivateSet { get; private set; }
    public int Init { get; init; }
    internal int Internal { get; set; }

    [JsonInclude]
    internal int Included { get; set; }
    private int Private { get; set; } = 1;
    public static int Static { get; set; }
    public int this[int i] => i;

    public int Shown() => Private;
}

public class NullAccessors
{
    public string Get => "";
    public string Set
    {
        set { }
    }
    public List<int> List { get; } = [];
    public string PrivateSet { get; private set; } = "";
    public string PrivateGet { private get; set; } = "";
}

public class FlowAttributes
{
    [AllowNull]
    public string A { get; set; } = "";

    [MaybeNull]
    public string B { get; set; } = "";

    [DisallowNull]
    public string? C { get; set; }

    [NotNull]
    public string? D { get; set; } = "";
}

public class RequiredMix
{
    public required int A { get; set; }
    public required string? B { get; init; }

    [JsonRequired]
    public int C { get; set; }

    [Required]
    public string? D { get; set; }
    public int E { get; set; }
}

public class SetsRequired
{
    [SetsRequiredMembers]
    public SetsRequired() { }

    public required int A { get; set; }
}

public class Fields
{
    [JsonInclude]
    public string? A;

    [JsonInclude]
    public readonly int B;

    [JsonInclude]
    private int c = 1;
    public int D;

    public int Sum() => c;
}

public class Unannotated
{
#nullable disable
    public string A { get; set; }
    public List<string> B { get; set; }
    public string[] C { get; set; }
#nullable restore
    public string D { get; set; } = "";
}

public class NullableStructs
{
    public Spot? A { get; set; }
    public Spot B { get; set; }
    public Spot? C { get; set; }
    public List<Spot?> D { get; set; } = [];
    public List<Spot?> E { get; set; } = [];
    public Pair? F { get; set; }
}

public static partial class ObjectTools
{
    public static void MemberAccess(Accessors a) { }

    public static void MemberNulls(NullAccessors a) { }

    public static void FlowAnnotations(FlowAttributes a) { }

    public static void RequiredMembers(RequiredMix a) { }

    public static void RequiredSet(SetsRequired a) { }

    public static void FieldsIncluded(Fields a) { }

    public static void ObliviousMembers(Unannotated a) { }

    public static void NullableStructMembers(NullableStructs a) { }
}
