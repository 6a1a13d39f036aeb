[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(Dog), "dog")]
[JsonDerivedType(typeof(Cat), "cat")]
public abstract class Animal
{
    public string Name { get; set; } = "";
}

public class Dog : Animal
{
    public int Bark { get; set; }
    public Animal? Friend { get; set; }
}

public class Cat : Animal
{
    public int Purr { get; set; }
}

[JsonDerivedType(typeof(Sub), "sub")]
public class Super
{
    public int A { get; set; }
}

public class Sub : Super
{
    public int B { get; set; }
}

[JsonDerivedType(typeof(Unmarked))]
public class Marked
{
    public int A { get; set; }
}

public class Unmarked : Marked
{
    public int B { get; set; }
}

[JsonDerivedType(typeof(One), 1)]
[JsonDerivedType(typeof(Two), 2)]
[JsonDerivedType(typeof(Numbered), 0)]
public class Numbered
{
    public int A { get; set; }
}

public class One : Numbered
{
    public Numbered? Next { get; set; }

    [Required]
    public string? S { get; set; }
}

public class Two : Numbered
{
    public required int Z { get; set; }
}

[JsonDerivedType(typeof(Bare))]
public class Nothing { }

public class Bare : Nothing { }

[JsonDerivedType(typeof(Numbers), "numbers")]
[JsonDerivedType(typeof(Value), "value")]
public interface IChoice { }

public class Numbers : List<int>, IChoice { }

public class Value : IChoice
{
    public int A { get; set; }
}

[JsonDerivedType(typeof(LongRow), "long")]
public class Row : List<int> { }

public class LongRow : Row { }

[JsonDerivedType(typeof(Map), "map")]
public interface IMapped { }

public class Map : Dictionary<string, int>, IMapped { }

[JsonDerivedType(typeof(Circle), "circle")]
[JsonDerivedType(typeof(Square), "square")]
public abstract record Shape;

public record Circle(double Radius) : Shape;

public record Square(double Side, Shape? Inside = null) : Shape;

public class Zoo
{
    public List<Animal> Animals { get; set; } = [];
    public Animal? Star { get; set; }

    [Description("boss")]
    public required Animal Boss { get; set; }
    public Dictionary<string, Animal> Named { get; set; } = [];
}

public class OwnConverter : JsonConverter<Converted>
{
    public override Converted? Read(ref Utf8JsonReader r, Type t, JsonSerializerOptions o) => null;

    public override void Write(Utf8JsonWriter w, Converted v, JsonSerializerOptions o) { }
}

public class IntConverter : JsonConverter<int>
{
    public override int Read(ref Utf8JsonReader r, Type t, JsonSerializerOptions o) => 0;

    public override void Write(Utf8JsonWriter w, int v, JsonSerializerOptions o) { }
}

[JsonConverter(typeof(OwnConverter))]
public class Converted
{
    public int A { get; set; }
}

public class ConvertedMembers
{
    [JsonConverter(typeof(JsonStringEnumConverter))]
    public DayOfWeek A { get; set; }

    [JsonConverter(typeof(JsonNumberEnumConverter<DayOfWeek>))]
    public DayOfWeek B { get; set; }

    [JsonConverter(typeof(JsonNumberEnumConverter<DayOfWeek>))]
    public DayOfWeek? C { get; set; }

    [JsonConverter(typeof(JsonStringEnumConverter<DayOfWeek>))]
    public DayOfWeek? D { get; set; }

    [JsonConverter(typeof(IntConverter))]
    public int E { get; set; }

    [JsonConverter(typeof(IntConverter))]
    public int? F { get; set; }

    [JsonConverter(typeof(IntConverter)), Description("x"), MinLength(3)]
    public int G { get; set; }
    public Converted H { get; set; } = null!;
    public List<Converted> I { get; set; } = [];
}

[JsonNumberHandling(JsonNumberHandling.AllowNamedFloatingPointLiterals)]
public class Literals
{
    public double D { get; set; }
    public float? F { get; set; }
    public int I { get; set; }

    [JsonNumberHandling(JsonNumberHandling.Strict)]
    public double S { get; set; }

    [JsonNumberHandling(JsonNumberHandling.WriteAsString)]
    public int W { get; set; }
    public List<double> L { get; set; } = [];
    public decimal M { get; set; }
}

[JsonNumberHandling(JsonNumberHandling.AllowNamedFloatingPointLiterals | JsonNumberHandling.AllowReadingFromString)]
public class LenientLiterals
{
    public double D { get; set; }
    public Half H { get; set; }

    [Range(1, 2)]
    public double R { get; set; }

    [Description("q")]
    public double Q { get; set; }
    public Dictionary<string, double> T { get; set; } = [];
    public Literals Inner { get; set; } = null!;
}

public static class PolymorphicTools
{
    public static void Abstract(Animal a) { }

    public static void AbstractNullable(Numbered? a) { }

    public static void BaseItself(Super a, List<Super> b) { }

    public static void WithoutDiscriminator(Marked a) { }

    public static void NumberDiscriminators(Numbered a) { }

    public static void DerivedItself(Dog a) { }

    public static void EmptyTypes(Nothing a) { }

    public static void InterfaceOfList(IChoice a) { }

    public static void ListBase(Row a) { }

    public static void DictionaryCase(IMapped a) { }

    public static void Records(Shape a) { }

    public static void Members(Zoo a) { }

    public static void Converters(Converted a, ConvertedMembers b) { }

    public static void NumberHandling(Literals a) { }

    public static void NumberHandlingLenient(LenientLiterals a) { }
}
