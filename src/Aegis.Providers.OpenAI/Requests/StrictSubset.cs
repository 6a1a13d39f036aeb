using System.Text.Json;

namespace Aegis.Providers;

/// <summary>
/// The JSON schemas that OpenAI can hold a model to: objects whose properties are all required and no others allowed, and
/// the keywords that its guide to structured outputs lists.
/// </summary>
internal static class StrictSubset
{
    private static readonly HashSet<string> Plain = new(StringComparer.Ordinal)
    {
        "type",
        "description",
        "title",
        "enum",
        "const",
        "required",
        "additionalProperties",
        "minimum",
        "maximum",
        "exclusiveMinimum",
        "exclusiveMaximum",
        "multipleOf",
        "minItems",
        "maxItems",
        "pattern",
    };

    private static readonly HashSet<string> Formats = new(StringComparer.Ordinal)
    {
        "date-time",
        "time",
        "date",
        "duration",
        "email",
        "hostname",
        "ipv4",
        "ipv6",
        "uuid",
    };

    public static bool Contains(JsonElement schema) =>
        schema.ValueKind == JsonValueKind.Object
        && (schema.TryGetProperty("$ref", out _) ? schema.EnumerateObject().Count() == 1 : HasKind(schema))
        && IsStrictObject(schema)
        && schema.EnumerateObject().All(IsAllowed);

    // what could be anything is refused
    private static bool HasKind(JsonElement schema) =>
        schema.TryGetProperty("type", out _) || schema.TryGetProperty("anyOf", out _);

    private static bool IsAllowed(JsonProperty keyword) =>
        keyword.Name switch
        {
            "properties" or "$defs" => keyword.Value.EnumerateObject().All(static member => Contains(member.Value)),
            "items" => Contains(keyword.Value),
            "anyOf" => keyword.Value.EnumerateArray().All(Contains),
            "format" => keyword.Value.GetString() is { } format && Formats.Contains(format),
            // to the root, or to a definition; deeper pointers are not in the guide
            "$ref" => keyword.Value.GetString() is { } target
                && (target == "#" || target.StartsWith("#/$defs/", StringComparison.Ordinal)),
            _ => Plain.Contains(keyword.Name),
        };

    private static bool IsStrictObject(JsonElement schema)
    {
        if (!schema.TryGetProperty("properties", out var properties))
        {
            return !schema.TryGetProperty("type", out var type)
                || !type.GetRawText().Contains("\"object\"", StringComparison.Ordinal);
        }

        return schema.TryGetProperty("additionalProperties", out var more)
            && more.ValueKind == JsonValueKind.False
            && schema.TryGetProperty("required", out var required)
            && required.GetArrayLength() == properties.EnumerateObject().Count();
    }
}
