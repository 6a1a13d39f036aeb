using System.Text.Json;

namespace Aegis.Tools;

/// <summary>A value that is one of several: <c>enum</c> and <c>const</c>. Names are taken in any case.</summary>
internal sealed class ChoiceConstraint : IJsonConstraint
{
    private readonly JsonElement[] choices;
    private readonly HashSet<string> names = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> inAnyCase = new(StringComparer.OrdinalIgnoreCase);
    private readonly string rule;
    private readonly bool mayBeText;

    private ChoiceConstraint(JsonElement[] choices, bool mayBeText, bool isExact)
    {
        this.choices = choices;
        this.mayBeText = mayBeText;
        foreach (var choice in choices)
        {
            if (choice.ValueKind == JsonValueKind.String)
            {
                var name = choice.GetString()!;
                names.Add(name);
                _ = isExact || inAnyCase.TryAdd(name, choice.GetRawText());
            }
        }

        var listed = string.Join(", ", choices.Select(static choice => choice.GetRawText()));
        rule = choices.Length == 1 ? $"must be {listed}" : $"must be one of {listed}";
    }

    /// <summary>The only text that is allowed; none when there are others.</summary>
    public string? OnlyText => choices.Length == 1 ? names.FirstOrDefault() : null;

    public static ChoiceConstraint? Read(JsonElement schema, bool isExact) =>
        schema.TryGetProperty("enum", out var choices)
            ? new ChoiceConstraint([.. choices.EnumerateArray()], MayBeText(schema), isExact)
        : schema.TryGetProperty("const", out var only) ? new ChoiceConstraint([only], MayBeText(schema), isExact)
        : null;

    public void Check(JsonElement value, JsonCheck check)
    {
        var isChosen =
            value.ValueKind == JsonValueKind.String
                ? IsName(value, check) || (!mayBeText && choices.Any(choice => IsWritten(choice, value)))
                : choices.Any(choice => JsonEquality.AreEqual(choice, value));
        if (!isChosen)
        {
            check.Report(rule, value);
        }
    }

    private bool IsName(JsonElement value, JsonCheck check)
    {
        var text = value.GetString()!;
        if (names.Contains(text))
        {
            return true;
        }

        if (!inAnyCase.TryGetValue(text, out var declared))
        {
            return false;
        }

        check.Correct(value, declared);
        return true;
    }

    private static bool MayBeText(JsonElement schema) =>
        !schema.TryGetProperty("type", out var type) || (JsonKindsExtensions.Parse(type) & JsonKinds.String) != 0;

    /// <summary>Whether a text stands for a number or a boolean that is a choice.</summary>
    private static bool IsWritten(JsonElement choice, JsonElement text) =>
        choice.ValueKind switch
        {
            JsonValueKind.Number => JsonNumber.TryRead(choice, out var one)
                && JsonNumber.TryRead(text, out var other)
                && one.CompareTo(other) == 0,
            JsonValueKind.True or JsonValueKind.False => JsonNumber.TryReadBoolean(text, out var boolean)
                && boolean == choice.GetBoolean(),
            _ => false,
        };
}
