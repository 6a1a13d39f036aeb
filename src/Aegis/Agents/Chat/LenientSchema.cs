using System.Text.Json;
using System.Text.Json.Nodes;

namespace Aegis.Agents;

/// <summary>A schema as answers are judged by it, which is not quite the one that the model is asked to keep to.</summary>
internal static class LenientSchema
{
    private static readonly string[] Children = ["items", "additionalProperties", "not"];
    private static readonly string[] Lists = ["anyOf", "allOf", "oneOf"];
    private static readonly string[] Maps = ["properties", "$defs"];

    /// <summary>The schema without its ban of other properties.</summary>
    /// <param name="schema">The schema.</param>
    /// <param name="named">Is told the name of each property.</param>
    public static JsonElement Of(JsonElement schema, Action<string> named)
    {
        var root = JsonNode.Parse(schema.GetRawText());
        Loosen(root, named);
        using var document = JsonDocument.Parse(root!.ToJsonString(), new JsonDocumentOptions { MaxDepth = 1000 });
        return document.RootElement.Clone();
    }

    private static void Loosen(JsonNode? node, Action<string> named)
    {
        if (node is not JsonObject schema)
        {
            return;
        }

        if (schema["additionalProperties"] is JsonValue others && others.GetValueKind() == JsonValueKind.False)
        {
            schema.Remove("additionalProperties");
        }

        foreach (var (name, _) in schema["properties"] as JsonObject ?? [])
        {
            named(name);
        }

        var children = Children
            .Select(keyword => schema[keyword])
            .Concat(Lists.SelectMany(keyword => schema[keyword] as JsonArray ?? []))
            .Concat(
                Maps.SelectMany(keyword => (schema[keyword] as JsonObject ?? []).Select(static pair => pair.Value))
            );
        foreach (var child in children)
        {
            Loosen(child, named);
        }
    }
}
