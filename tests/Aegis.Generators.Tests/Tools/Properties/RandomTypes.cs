namespace Aegis.Generators.Tests.Tools.Properties;

/// <summary>A type as C# writes it, with what may be said of a place of it.</summary>
/// <param name="Text">The type.</param>
/// <param name="Annotations">Attributes that apply to it, each alone.</param>
/// <param name="Defaults">Constants that all of the annotations allow.</param>
internal sealed record DrawnType(string Text, string[] Annotations, string[] Defaults)
{
    public bool IsNullable { get; init; }

    /// <summary>Whether no schema for strict function calling can say it.</summary>
    public bool IsOpen { get; init; }
}

/// <summary>Types that parameters and members of tools have.</summary>
internal sealed class RandomTypes(Random random)
{
    private static readonly string[] Whole =
    [
        "sbyte",
        "byte",
        "short",
        "ushort",
        "int",
        "uint",
        "long",
        "ulong",
        "Int128",
    ];
    private static readonly string[] Plain =
    [
        "bool",
        "char",
        "Guid",
        "DateTime",
        "DateTimeOffset",
        "DateOnly",
        "TimeOnly",
        "TimeSpan",
        "Uri",
        "Version",
        "UInt128",
        "Half",
    ];

    private static readonly string[] OfWhole =
    [
        "Range(1, 50)",
        "Range(0, 9, MinimumIsExclusive = true)",
        "Range(0, 9, MaximumIsExclusive = true)",
        "AllowedValues(({0})1, ({0})3, ({0})5)",
    ];

    private static readonly string[] OfReal =
    [
        "Range(1, 50)",
        "Range(0.5, 9.5)",
        "Range(0.0, 9.25, MinimumIsExclusive = true, MaximumIsExclusive = true)",
    ];

    private static readonly string[] OfDecimal =
    [
        "Range(1, 50)",
        "Range(typeof(decimal), \"0.5\", \"9.75\", ParseLimitsInInvariantCulture = true)",
    ];

    private static readonly string[] OfText =
    [
        "StringLength(6, MinimumLength = 2)",
        "MinLength(2)",
        "MaxLength(5)",
        "Length(1, 4)",
        "RegularExpression(\"[a-z]+\")",
        "RegularExpression(\"^[A-Z]?[a-z]{2,4}$\")",
        "RegularExpression(@\"\\w{2}|x\\d*\")",
        "AllowedValues(\"ab\", \"Cd\", \"ef\")",
        "DeniedValues(\"no\", \"never\")",
    ];

    private static readonly string[] OfMany = ["MinLength(1)", "MaxLength(3)", "Length(1, 3)"];

    /// <summary>Records and classes that were declared so far.</summary>
    public List<DrawnType> Objects { get; } = [];

    /// <summary>A type, at most some levels of items deep.</summary>
    public DrawnType Next(int depth)
    {
        var drawn = NotNull(depth);
        return random.Next(4) == 0
            ? drawn with
            {
                Text = drawn.Text + "?",
                IsNullable = true,
                Annotations =
                [
                    .. drawn.Annotations.Where(static one =>
                        !one.StartsWith("AllowedValues", StringComparison.Ordinal)
                    ),
                ],
                Defaults = [.. drawn.Defaults, "null"],
            }
            : drawn;
    }

    private DrawnType NotNull(int depth) =>
        random.Next(depth > 0 ? 14 : 8) switch
        {
            0 or 1 => OfNumber(),
            2 or 3 => new DrawnType("string", OfText, ["\"ab\""]),
            4 => OfEnum(),
            5 or 6 => OfPlain(Plain[random.Next(Plain.Length)]),
            7 => random.Next(2) == 0
                ? new DrawnType("double", OfReal, ["2.5"])
                : new DrawnType("decimal", OfDecimal, ["1.5m"]),
            8 or 9 or 10 when Objects.Count > 0 => Objects[random.Next(Objects.Count)],
            13 => OfDictionary(depth),
            _ => OfItems(depth),
        };

    private DrawnType OfNumber() =>
        random.Next(6) == 0 ? new DrawnType("float", OfReal, ["2.5f"])
        : Whole[random.Next(Whole.Length)] is var type && type == "Int128" ? new DrawnType(type, [], [])
        : new DrawnType(type, [.. OfWhole.Select(one => one.Replace("{0}", type, StringComparison.Ordinal))], ["3"]);

    private static DrawnType OfPlain(string type) =>
        type switch
        {
            "bool" => new DrawnType(type, [], ["true", "false"]),
            "char" => new DrawnType(type, [], ["'x'", "'\\''"]),
            "DateOnly" => new DrawnType(type, [Between(type, "2020-01-01", "2029-12-31")], []),
            "DateTime" => new DrawnType(type, [Between(type, "2020-01-01", "2029-12-31")], []),
            "TimeSpan" => new DrawnType(type, [Between(type, "00:00:01", "1.00:00:00")], []),
            _ => new DrawnType(type, [], type is "Uri" or "Version" ? [] : ["default"]),
        };

    private DrawnType OfEnum() =>
        random.Next(3) switch
        {
            0 => new DrawnType("Level", ["AllowedValues(Level.Low, Level.High)"], ["Level.High"]),
            1 => new DrawnType("Marks", [], ["Marks.Old", "Marks.New | Marks.Old"]),
            _ => new DrawnType("Shade", [], ["Shade.Light"]),
        };

    private DrawnType OfItems(int depth)
    {
        var item = Next(depth - 1);
        string[] forms = ["{0}[]", "List<{0}>", "IReadOnlyList<{0}>", "HashSet<{0}>", "IEnumerable<{0}>"];
        // an array of bytes is text
        var form = item.Text == "byte" ? "List<{0}>" : forms[random.Next(forms.Length)];
        return new DrawnType(form.Replace("{0}", item.Text, StringComparison.Ordinal), OfMany, [])
        {
            IsOpen = item.IsOpen,
        };
    }

    private DrawnType OfDictionary(int depth) =>
        new($"Dictionary<string, {Next(depth - 1).Text}>", OfMany, []) { IsOpen = true };

    private static string Between(string type, string low, string high) =>
        $"Range(typeof({type}), \"{low}\", \"{high}\", ParseLimitsInInvariantCulture = true)";
}
