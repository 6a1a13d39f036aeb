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

public struct Spot
{
    public int X { get; set; }
    public int Field;

    [JsonInclude]
    public int Included;
}

public record struct Pair(int A, string B);

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

public class Constructed(int a, string b, string? opt = null)
{
    public int A { get; } = a;
    public string B { get; } = b;
    public string? Opt { get; } = opt;
}

public class ConstructedNulls(string? a, string b)
{
    public string A { get; } = a ?? "";
    public string? B { get; set; } = b;
}

public class TwoConstructors
{
    public TwoConstructors() { }

    [JsonConstructor]
    public TwoConstructors(int a, int b = 4)
    {
        A = a;
        B = b;
    }

    public int A { get; }
    public int B { get; }
}

public class HiddenConstructor
{
    [JsonConstructor]
    private HiddenConstructor(int a)
    {
        A = a;
    }

    public int A { get; }
}

public class ManyConstructors
{
    public ManyConstructors(int a)
    {
        A = a;
    }

    public ManyConstructors(string b)
    {
        B = b;
    }

    public int A { get; }
    public string? B { get; }
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

public class Names
{
    [JsonPropertyName("other")]
    public int A { get; set; }

    [JsonPropertyName("héllo/x~y z")]
    public Point B { get; set; } = null!;
    public Point C { get; set; } = null!;
    public int URLValue { get; set; }
    public int ID { get; set; }
    public int IOStream { get; set; }
    public int aB { get; set; }
    public int _X { get; set; }
}

public class Ignored
{
    [JsonIgnore]
    public int A { get; set; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? B { get; set; }

    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public int C { get; set; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int D { get; set; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWriting)]
    public int E { get; set; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenReading)]
    public int F { get; set; }

    [JsonIgnore(Condition = JsonIgnoreCondition.Always)]
    public System.IO.Stream? G { get; set; }
}

public class IgnoreBase
{
    public int A { get; set; }
    public virtual int V { get; set; }
}

public class IgnoreDerived : IgnoreBase
{
    [JsonIgnore]
    public new int A { get; set; }

    [JsonIgnore]
    public override int V { get; set; }
}

public class IgnoreOther : IgnoreBase
{
    [JsonIgnore]
    public new string? A { get; set; }
}

public class Ordered
{
    [JsonPropertyOrder(2)]
    public required int A { get; set; }
    public required int B { get; set; }

    [JsonPropertyOrder(-1)]
    public required int C { get; set; }

    [JsonPropertyOrder(2)]
    public required int D { get; set; }
}

public class Extended
{
    public int A { get; set; }

    [JsonExtensionData]
    public IDictionary<string, object>? Others { get; set; }
}

[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public class Closed
{
    public int A { get; set; }
}

[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Skip)]
public class Open
{
    public int A { get; set; }
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

public class Generic<T>
{
    public T Value { get; set; } = default!;
    public T? Maybe { get; set; }
    public List<T> All { get; set; } = [];
}

public class OfClass<T>
    where T : class
{
    public T Value { get; set; } = null!;
}

public class OfMaybeClass<T>
    where T : class?
{
    public T Value { get; set; } = null!;
}

public class OfNotNull<T>
    where T : notnull
{
    public T Value { get; set; } = default!;
}

public class OfComparable<T>
    where T : IComparable
{
    public T Value { get; set; } = default!;
}

public class Closing : Generic<string> { }

public record Wrapped<T>(T Value, T[] Values);

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

public static class ObjectTools
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

    public static void MemberAccess(Accessors a) { }

    public static void MemberNulls(NullAccessors a) { }

    public static void FlowAnnotations(FlowAttributes a) { }

    public static void RequiredMembers(RequiredMix a) { }

    public static void RequiredSet(SetsRequired a) { }

    public static void Constructor(Constructed a) { }

    public static void ConstructorNulls(ConstructedNulls a) { }

    public static void ConstructorChosen(TwoConstructors a) { }

    public static void ConstructorHidden(HiddenConstructor a) { }

    public static void ConstructorsMany(ManyConstructors a) { }

    public static void FieldsIncluded(Fields a) { }

    public static void PropertyNames(Names a) { }

    public static void Ignore(Ignored a) { }

    public static void IgnoreInherited(IgnoreDerived a) { }

    public static void IgnoreInheritedOther(IgnoreOther a) { }

    public static void PropertyOrder(Ordered a) { }

    public static void ExtensionData(Extended a) { }

    public static void Unmapped(Closed a, Open b) { }

    public static void NoMembers(Empty a, EmptyStruct b) { }

    public static void Interface(INamed a) { }

    public static void InterfaceInheritance(IMore a) { }

    public static void Generics(Generic<int> a, Generic<string> b, Generic<Point> c) { }

    public static void GenericConstraints(
        OfClass<string> a,
        OfMaybeClass<string> b,
        OfNotNull<string> c,
        OfComparable<string> d
    ) { }

    public static void GenericClosed(Closing a) { }

    public static void GenericRecord(Wrapped<string> a, Wrapped<int?> b) { }

    public static void ObliviousMembers(Unannotated a) { }

    public static void NullableStructMembers(NullableStructs a) { }

    public static void TypeDescriptions(DescribedOuter a) { }

    public static void ParameterDescriptions([Description("p")] DescribedOuter a, [Description("i")] int b) { }

    public static void DescribedItems(List<DescribedInner> a, Dictionary<string, DescribedLeaf> b) { }

    public static void AttributesOfRecords(RecordAttributes a) { }

    public static void Titles(Titled a, TitledToo b) { }

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
