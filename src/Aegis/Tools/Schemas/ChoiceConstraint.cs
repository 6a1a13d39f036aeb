using System.Text.Json;

namespace Aegis.Tools;

/// <summary>A value that is one of several: <c>enum</c> and <c>const</c>. Names of enums are taken in any case.</summary>
internal sealed class ChoiceConstraint : IJsonConstraint
{
    private readonly JsonElement[] choices;
    private readonly HashSet<string> names = new(StringComparer.OrdinalIgnoreCase);
    private readonly string rule;

    private ChoiceConstraint(JsonElement[] choices)
    {
        this.choices = choices;
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

    public static ChoiceConstraint? Read(JsonElement schema) =>
        schema.TryGetProperty("enum", out var choices) ? new ChoiceConstraint([.. choices.EnumerateArray()])
        : schema.TryGetProperty("const", out var only) ? new ChoiceConstraint([only])
        : null;

    public void Check(JsonElement value, JsonCheck check)
    {
        var isChosen =
            value.ValueKind == JsonValueKind.String
                ? names.Contains(value.GetString()!)
                : choices.Any(choice => JsonEquality.AreEqual(choice, value));
        if (!isChosen)
        {
            check.Report(rule, value);
        }
    }
}
