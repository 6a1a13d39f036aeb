public enum Level
{
    Low,
    High = 5,
    Middle,
    Same = 6,
}

[Flags]
public enum Rights
{
    None = 0,
    Read = 1,
    Write = 2,
    Both = 3,
    Run = 4,
}

[Flags]
public enum Marks
{
    [JsonStringEnumMemberName("ex")]
    X = 1,
    Y = 2,
}

public enum Named
{
    [JsonStringEnumMemberName("the one")]
    One,
    Two,
}

public enum Signed
{
    Below = -1,
    Zero = 0,
    Above = 1,
    Lowest = -5,
}

public enum Wide : long
{
    Above = 5,
    Below = -1,
    Zero = 0,
}

public enum Tiny : byte
{
    A = 200,
    B = 3,
}

[JsonConverter(typeof(JsonStringEnumConverter))]
public enum ByName
{
    One,
    Two,
}

[JsonConverter(typeof(JsonNumberEnumConverter<ByNumber>))]
public enum ByNumber
{
    One,
    Two,
}

[Description("how loud")]
public enum Described
{
    [Description("not at all")]
    Mute,
    Loud,
}

public static class ScalarTools
{
    public static void None() { }

    public static void Bool(bool a) { }

    public static void Byte(byte a) { }

    public static void SByte(sbyte a) { }

    public static void Int16(short a) { }

    public static void UInt16(ushort a) { }

    public static void Int32(int a) { }

    public static void UInt32(uint a) { }

    public static void Int64(long a) { }

    public static void UInt64(ulong a) { }

    public static void Single(float a) { }

    public static void Double(double a) { }

    public static void Decimal(decimal a) { }

    public static void HalfNumber(Half a) { }

    public static void BigIntegers(Int128 a, UInt128 b) { }

    public static void Char(char a) { }

    public static void String(string a) { }

    public static void NullableNumbers(int? a, double? b, decimal? c, Half? d, Int128? e) { }

    public static void NullableString(string? a) { }

    public static void NullableScalars(bool? a, char? b, DateTime? c, Guid? d, TimeSpan? e, DateOnly? f) { }

    public static void NullableReferences(Uri? a, Version? b, byte[]? c) { }

    public static void Dates(DateTime a, DateTimeOffset b) { }

    public static void DateAndTime(DateOnly a, TimeOnly b) { }

    public static void Span(TimeSpan a) { }

    public static void Id(Guid a) { }

    public static void Link(Uri a) { }

    public static void Versions(Version a) { }

    public static void Bytes(byte[] a, Memory<byte> b, ReadOnlyMemory<byte> c) { }

    public static void Elements(JsonElement a, JsonElement? b) { }

    public static void Nodes(JsonNode a, JsonNode? b, JsonValue c) { }

    public static void Containers(JsonObject a, JsonArray b, JsonObject? c) { }

    public static void Documents(JsonDocument a) { }

    public static void Anything(object a, object? b, dynamic c) { }

    public static void Enum(Level a) { }

    public static void EnumNullable(Level? a, Named? b) { }

    public static void EnumFlags(Rights a, Marks? b) { }

    public static void EnumNamed(Named a) { }

    public static void EnumSigned(Signed a, Wide b, Tiny c) { }

    public static void EnumConverters(ByName a, ByNumber b) { }

    public static void EnumDescribed(Described a, Described? b, [Description("mine")] Described c) { }

    public static void EnumOfFramework(DayOfWeek a) { }

    public static void WithToken(string a, CancellationToken cancellationToken = default) { }

#nullable disable
    public static void Oblivious(string a, List<string> b, byte[] c) { }

#nullable restore
    public static void NullAllowed([AllowNull] string a, [DisallowNull] string? b) { }

    public static void Keywords(string @class, int @event) { }

    public static void Unicode(string größe, int naïve) { }

    public static void Many(int a, int b, int c, string d, string e, bool f, double g, Guid h, Level i, DateTime j) { }
}
