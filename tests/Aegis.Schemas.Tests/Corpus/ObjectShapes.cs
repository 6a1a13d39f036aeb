public record Point(int X, int Y);

public record Person(string Name, int? Age, string? Nickname, Level Level, DateTime Born);

public record Defaults(int A, string B = "x", Level C = Level.High, int? D = null, DateTime? E = null, bool F = true);

public record MoreDefaults(
    decimal A = 1.50m,
    char B = 'x',
    double C = 1e20,
    Rights D = Rights.Read | Rights.Run,
    Point? E = null,
    Uri? F = null
);

public record DefaultStructs(Guid A = default, DateOnly B = default, Spot C = default);

public class Plain
{
    public int A { get; set; }
    public string B { get; set; } = "";
    public string? C { get; set; }
}

public class Base
{
    public int Id { get; set; }
    public virtual string V { get; set; } = "";

    [Description("base")]
    public virtual int D { get; set; }
    public string Shadowed { get; set; } = "";
}

public class Derived : Base
{
    public int Own { get; set; }
    public override string V { get; set; } = "";
    public override int D { get; set; }
    public new int Shadowed { get; set; }
}

public record BaseRecord(int A)
{
    public string? Extra { get; init; }
}

public record DerivedRecord(int A, int B) : BaseRecord(A);

public readonly record struct Solo(int A);

public struct Built
{
    [JsonConstructor]
    public Built(int a)
    {
        A = a;
    }

    public int A { get; }
}

public class Empty { }

public record struct EmptyStruct;

public interface INamed
{
    string Name { get; }
    int Size { get; set; }
}

public interface IMore : INamed
{
    new string Name { get; }
    int Q { get; set; }
}

public partial class Parts
{
    public int B { get; set; }
}

public partial class Parts
{
    public required int A { get; set; }
    public required int C { get; set; }
}

public class Members
{
    public object A { get; set; } = 1;
    public object? B { get; set; }
    public dynamic? C { get; set; }

    [Description("o")]
    public object D { get; set; } = 1;
    public JsonElement E { get; set; }
    public JsonNode? F { get; set; }
    public JsonElement? G { get; set; }
}

public class Everything
{
    public bool A { get; set; }
    public char B { get; set; }
    public DateTime C { get; set; }
    public DateTimeOffset? D { get; set; }
    public TimeSpan E { get; set; }
    public DateOnly F { get; set; }
    public TimeOnly G { get; set; }
    public Guid H { get; set; }
    public Uri I { get; set; } = null!;
    public Version? J { get; set; }
    public byte[] K { get; set; } = [];
    public decimal L { get; set; }
    public Half M { get; set; }
    public Int128 N { get; set; }
    public Level O { get; set; }
    public Rights? P { get; set; }
    public JsonObject Q { get; set; } = [];
}

public static class Outer
{
    public record Inner(int A, Outer.Deep B);

    public record Deep(string C);
}

public static partial class ObjectTools
{
    public static void Record(Point a) { }

    public static void Records(Person a) { }

    public static void RecordDefaults(Defaults a) { }

    public static void RecordMoreDefaults(MoreDefaults a) { }

    [Improved(
        was: "throws",
        now: """{"type":"object","properties":{"a":{"type":"string","format":"uuid","default":"00000000-0000-0000-0000-000000000000"},"b":{"type":"string","format":"date","default":"0001-01-01"},"c":{"type":"object","properties":{"x":{"type":"integer"},"included":{"type":"integer"}},"additionalProperties":false}},"additionalProperties":false}"""
    )]
    public static void RecordDefaultStructs(DefaultStructs a) { }

    public static void Class(Plain a) { }

    public static void NullableRoot(Point? a) { }

    [Improved(
        was: """{"type":["object","null"],"properties":{"a":{"type":"integer"},"b":{"type":["string","null"]},"c":{"type":["string","null"]}}}""",
        now: """{"type":["object","null"],"properties":{"a":{"type":"integer"},"b":{"type":"string"},"c":{"type":["string","null"]}},"additionalProperties":false}"""
    )]
    public static void NullableRootInside(Plain? a) { }

    public static void Inheritance(Derived a) { }

    public static void RecordInheritance(DerivedRecord a) { }

    public static void Struct(Spot a) { }

    public static void StructNullable(Spot? a, Pair? b) { }

    public static void RecordStructs(Pair a, Solo b) { }

    public static void StructConstructor(Built a) { }

    public static void NoMembers(Empty a, EmptyStruct b) { }

    public static void Interface(INamed a) { }

    public static void InterfaceInheritance(IMore a) { }

    public static void PartialClass(Parts a) { }

    public static void AnyMembers(Members a) { }

    public static void AllScalars(Everything a) { }

    public static void NestedTypes(Outer.Inner a) { }

    public static void ListsOfObjects(List<Point> a, Point[] b) { }

    public static void TablesOfObjects(Dictionary<string, Person> a) { }

    public static void SameTypeTwice(Point a, Point b) { }

    public static void TupleClass(Tuple<int, string> a) { }

    public static void ValueTuple((int A, string B) a) { }

    public static void FrameworkTypes(Index a, Range b) { }
}
