using System.Text.Json;

namespace ResearchReport.Extractive;

/// <summary>One place in a JSON schema: the parts of JSON Schema that structured output uses.</summary>
public sealed class Schema
{
    private readonly JsonElement root;
    private readonly JsonElement element;

    /// <summary>The schema of a whole answer.</summary>
    public Schema(JsonElement root)
        : this(root, root) { }

    private Schema(JsonElement root, JsonElement element)
    {
        this.root = root;
        this.element = Resolve(root, element);
    }

    /// <summary>The type names it allows; empty when it does not say.</summary>
    public IReadOnlyList<string> Types =>
        Find("type") switch
        {
            { ValueKind: JsonValueKind.String } type => [type.GetString()!],
            { ValueKind: JsonValueKind.Array } types => [.. types.EnumerateArray().Select(type => type.GetString()!)],
            _ => Find("properties") is null ? [] : ["object"],
        };

    /// <summary>The properties of an object, in order.</summary>
    public IReadOnlyList<(string Name, Schema Schema)> Properties =>
        Find("properties") is { } properties
            ? [.. properties.EnumerateObject().Select(property => (property.Name, new Schema(root, property.Value)))]
            : [];

    /// <summary>The schema of an array's items.</summary>
    public Schema? Items => Find("items") is { ValueKind: JsonValueKind.Object } items ? new Schema(root, items) : null;

    /// <summary>The values it is limited to, as JSON; none when it is not.</summary>
    public IReadOnlyList<string>? Enum => Find("enum")?.EnumerateArray().Select(value => value.GetRawText()).ToList();

    /// <summary>Whether properties that it does not name are refused.</summary>
    public bool IsClosed => Find("additionalProperties") is { ValueKind: JsonValueKind.False };

    /// <summary>Whether it allows <c>null</c>.</summary>
    public bool IsNullable => Types.Contains("null");

    /// <summary>Whether an object must have the property.</summary>
    public bool Requires(string property) =>
        Find("required")?.EnumerateArray().Any(name => name.GetString() == property) ?? false;

    /// <summary>A whole-number limit such as <c>maxItems</c>; none when it is not set.</summary>
    public int? Limit(string keyword) => Find(keyword)?.GetInt32();

    /// <summary>Whether it has the keyword.</summary>
    public bool Has(string keyword) => Find(keyword) is not null;

    private JsonElement? Find(string keyword) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(keyword, out var value) ? value : null;

    // follows {"$ref": "#/$defs/Section"}; references elsewhere than into the document itself are not used here
    private static JsonElement Resolve(JsonElement root, JsonElement element)
    {
        while (element.ValueKind == JsonValueKind.Object && element.TryGetProperty("$ref", out var reference))
        {
            var target = root;
            foreach (
                var step in reference.GetString()!.TrimStart('#').Split('/', StringSplitOptions.RemoveEmptyEntries)
            )
            {
                var name = step.Replace("~1", "/", StringComparison.Ordinal)
                    .Replace("~0", "~", StringComparison.Ordinal);
                target = target.GetProperty(name);
            }

            element = target;
        }

        return element;
    }
}
