using System.Text.Json;

namespace Aegis.Tools;

/// <summary>What properties have to be whose names match: <c>patternProperties</c>.</summary>
internal sealed class NamePatterns
{
    private readonly (SchemaPattern Pattern, JsonShape Shape)[] patterns;

    private NamePatterns((SchemaPattern Pattern, JsonShape Shape)[] patterns) => this.patterns = patterns;

    /// <summary>The patterns, for messages.</summary>
    public IEnumerable<string> Written => patterns.Select(static one => $"names that match {one.Pattern.Written}");

    public static NamePatterns? Read(JsonElement schema, JsonShapeReader reader) =>
        schema.TryGetProperty("patternProperties", out var properties)
            ? new NamePatterns([
                .. properties
                    .EnumerateObject()
                    .Select(one =>
                        (reader.ReadPattern(one.Name), reader.Read(one.Value, "patternProperties", one.Name))
                    ),
            ])
            : null;

    /// <summary>Checks a property by all patterns that its name matches.</summary>
    /// <returns>Whether there is one.</returns>
    public bool Check(JsonProperty property, JsonCheck check)
    {
        var isMatch = false;
        foreach (var (pattern, shape) in patterns)
        {
            if (pattern.IsMatch(property.Name, check))
            {
                isMatch = true;
                shape.Check(property.Value, check);
            }
        }

        return isMatch;
    }
}
