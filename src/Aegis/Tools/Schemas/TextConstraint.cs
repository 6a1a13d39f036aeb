using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Aegis.Tools;

/// <summary>Length and pattern of a text. Length counts characters of Unicode, as JSON schema does.</summary>
internal sealed class TextConstraint : IJsonConstraint
{
    private readonly int? minimum;
    private readonly int? maximum;
    private readonly SchemaPattern? pattern;

    private TextConstraint(int? minimum, int? maximum, SchemaPattern? pattern)
    {
        this.minimum = minimum;
        this.maximum = maximum;
        this.pattern = pattern;
    }

    public static TextConstraint? Read(JsonElement schema, JsonShapeReader reader)
    {
        var minimum = schema.Limit("minLength");
        var maximum = schema.Limit("maxLength");
        var pattern = schema.TryGetProperty("pattern", out var text) ? reader.ReadPattern(text.GetString()!) : null;
        return minimum is null && maximum is null && pattern is null
            ? null
            : new TextConstraint(minimum, maximum, pattern);
    }

    public void Check(JsonElement value, JsonCheck check)
    {
        if (value.ValueKind != JsonValueKind.String)
        {
            return;
        }

        var text = value.GetString()!;
        if (minimum is not null || maximum is not null)
        {
            CheckLength(text, value, check);
        }

        if (pattern is not null && !pattern.IsMatch(text, check))
        {
            check.Report($"must match the pattern {pattern.Written}", value);
        }
    }

    private void CheckLength(string text, JsonElement value, JsonCheck check)
    {
        var length = 0;
        foreach (var _ in text.EnumerateRunes())
        {
            length++;
        }

        if (length < minimum)
        {
            check.Report(Rule("at least", minimum.Value), value);
        }
        else if (length > maximum)
        {
            check.Report(Rule("at most", maximum.Value), value);
        }
    }

    private static string Rule(string relation, int limit) =>
        string.Create(CultureInfo.InvariantCulture, $"must be {relation} {limit} characters long");
}
