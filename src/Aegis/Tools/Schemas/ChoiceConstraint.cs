using System.Text.Json;

namespace Aegis.Tools;

/// <summary>A value that is one of several: <c>enum</c> and <c>const</c>. Compiled tools take names of enums in any case.</summary>
internal sealed class ChoiceConstraint : IJsonConstraint
{
    private readonly JsonElement[] choices;
    private readonly HashSet<string> names;
    private readonly string rule;
    private readonly bool mayBeText;

    private ChoiceConstraint(JsonElement[] choices, bool mayBeText, PatternScope scope)
    {
        names = new HashSet<string>(
            scope == PatternScope.WholeText ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal
        );
        this.choices = choices;
        this.mayBeText = mayBeText;
        foreach (var choice in choices)
        {
            if (choice.ValueKind == JsonValueKind.String)
            {
                names.Add(choice.GetString()!);
            }
        }

        var listed = string.Join(", ", choices.Select(static choice => choice.GetRawText()));
        rule = choices.Length == 1 ? $"must be {listed}" : $"must be one of {listed}";
    }

    public static ChoiceConstraint? Read(JsonElement schema, PatternScope scope) =>
        schema.TryGetProperty("enum", out var choices)
            ? new ChoiceConstraint([.. choices.EnumerateArray()], MayBeText(schema), scope)
        : schema.TryGetProperty("const", out var only) ? new ChoiceConstraint([only], MayBeText(schema), scope)
        : null;

    public void Check(JsonElement value, JsonCheck check)
    {
        var isChosen =
            value.ValueKind == JsonValueKind.String
                ? names.Contains(value.GetString()!) || (!mayBeText && choices.Any(choice => IsWritten(choice, value)))
                : choices.Any(choice => JsonEquality.AreEqual(choice, value));
        if (!isChosen)
        {
            check.Report(rule, value);
        }
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
