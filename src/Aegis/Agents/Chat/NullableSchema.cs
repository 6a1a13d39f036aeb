using System.Text.Json;
using System.Text.Json.Nodes;

namespace Aegis.Agents;

/// <summary>A schema that takes null beside what it took before.</summary>
internal static class NullableSchema
{
    private const string Null = "null";

    public static JsonElement Of(JsonElement schema)
    {
        if (JsonNode.Parse(schema.GetRawText()) is not JsonObject node)
        {
            return schema; // true: anything at all
        }

        if (node["type"] is JsonValue type)
        {
            node["type"] = new JsonArray(type.GetValue<string>(), Null);
        }

        if (node["anyOf"] is JsonArray choices)
        {
            choices.Add((JsonNode)new JsonObject { ["type"] = Null });
        }

        using var document = JsonDocument.Parse(node.ToJsonString());
        return document.RootElement.Clone();
    }
}
