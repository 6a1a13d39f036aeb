public static class DefaultedTools
{
    public static void Numbers(
        int a = 1,
        long b = long.MaxValue,
        byte c = 255,
        sbyte d = -1,
        ulong e = ulong.MaxValue,
        short f = short.MinValue
    ) { }

    public static void Fractions(
        double a = 1.5,
        float b = 0.1f,
        decimal c = 1.50m,
        decimal d = 0.0000001m,
        double e = -0.0,
        float f = 1f / 3
    ) { }

    public static void BigFractions(
        double a = 1e300,
        double b = 1e-10,
        double c = 1e15,
        double d = 1e16,
        float e = float.MaxValue,
        decimal f = decimal.MaxValue,
        double g = double.MinValue
    ) { }

    public static void Zeros(
        int a = default,
        double b = default,
        decimal c = default,
        bool d = default,
        char e = default,
        Half f = default,
        Int128 g = default
    ) { }

    public static void Strings(
        string a = "q",
        string? b = null,
        string c = "",
        string d = "a\"\\\u2028é😀<>'&+",
        char e = 'x',
        char f = '"'
    ) { }

    public static void Bools(bool a = true, bool b = false, bool? c = null, bool? d = true) { }

    public static void EnumDefaults(
        Level a = Level.High,
        Level? b = Level.Low,
        Level? c = null,
        Level d = Level.Same,
        Level e = default
    ) { }

    public static void EnumUndefined(Level a = (Level)77, Signed b = (Signed)(-9)) { }

    public static void EnumNamedDefault(Named a = Named.One, Signed b = Signed.Below) { }

    public static void FlagDefaults(
        Rights a = Rights.Read | Rights.Run,
        Rights b = Rights.Both,
        Rights c = Rights.None,
        Rights d = (Rights)7,
        Marks e = Marks.X | Marks.Y,
        Marks f = default,
        Marks g = (Marks)8
    ) { }

    public static void NullableNumbers(int? a = null, int? b = 3, double? c = 1.5, decimal? d = 1.5m) { }

    public static void Times(
        DateTime a = default,
        DateTimeOffset b = default,
        TimeSpan c = default,
        DateOnly d = default,
        TimeOnly e = default
    ) { }

    public static void NullableTimes(DateTime? a = null, TimeSpan? b = default) { }

    public static void Ids(Guid a = default, Guid? b = null) { }

    public static void References(List<int>? a = null, Point? b = null, Uri? c = null, byte[]? d = null) { }

    public static void AnyDefaults(object? a = null, JsonElement? b = null, JsonNode? c = null) { }

    public static void ObliviousDefault(
#nullable disable
        string a = null, List<int> b = null
#nullable restore
    ) { }

    public static void Attribute(
        [DefaultValue(5)] int a,
        [DefaultValue("x")] string b,
        [DefaultValue(null)] string? c
    ) { }

    public static void AttributeWins(
        [DefaultValue(1)] int a = 2,
        [DefaultValue(DayOfWeek.Friday)] DayOfWeek b = DayOfWeek.Monday
    ) { }

    public static void AttributeParsed([DefaultValue(typeof(Guid), "00000000-0000-0000-0000-000000000001")] Guid a) { }

    [Improved(was: "throws", now: """{"type":"integer","default":5}""")]
    public static void AttributeOfOtherType([DefaultValue(5)] long a) { }

    [Improved(was: "throws", now: """{"type":"number"}""")]
    public static void NotANumber(double a = double.NaN) { }

    [Improved(
        was: """{"type":"object","properties":{"x":{"type":"integer"},"included":{"type":"integer"}},"default":{"x":0,"included":0}}""",
        now: """{"type":"object","properties":{"x":{"type":"integer"},"included":{"type":"integer"}},"additionalProperties":false}"""
    )]
    public static void StructDefault(Spot a = default) { }

    [Improved(was: "throws", now: """{"type":"array","items":{"type":"integer"}}""")]
    public static void ImmutableDefault(ImmutableArray<int> a = default) { }

    public static void Mixed(string a, int b, string c = "z", int? d = null, params string[] e) { }
}
