using System.Text.Json;
using System.Text.Json.Nodes;

namespace ResearchReport.Extractive;

/// <summary>Checks a value against a schema.</summary>
public static class SchemaCheck
{
    /// <summary>What is wrong with the value, each with the path to it; empty when it conforms.</summary>
    public static IEnumerable<string> Violations(Schema schema, JsonNode? value, string path = "$")
    {
        var kind = KindOf(value);
        if (
            schema.Types.Count > 0
            && !schema.Types.Contains(kind)
            && !(kind == "integer" && schema.Types.Contains("number"))
        )
        {
            return [$"{path} is {kind} and should be {string.Join(" or ", schema.Types)}"];
        }

        if (schema.Enum is { } allowed && !allowed.Contains(value?.ToJsonString() ?? "null"))
        {
            return [$"{path} is none of {string.Join(", ", allowed)}"];
        }

        return value switch
        {
            JsonObject item => OfObject(schema, item, path),
            JsonArray items => OfArray(schema, items, path),
            _ when kind == "string" => OfSize(schema, value!.GetValue<string>().Length, "Length", path),
            _ => [],
        };
    }

    private static IEnumerable<string> OfObject(Schema schema, JsonObject value, string path)
    {
        var known = schema.Properties.ToDictionary(property => property.Name, property => property.Schema);
        foreach (var (name, property) in known)
        {
            if (value.TryGetPropertyValue(name, out var node))
            {
                foreach (var violation in Violations(property, node, $"{path}.{name}"))
                {
                    yield return violation;
                }
            }
            else if (schema.Requires(name))
            {
                yield return $"{path}.{name} is missing";
            }
        }

        foreach (var (name, _) in value.Where(property => schema.IsClosed && !known.ContainsKey(property.Key)))
        {
            yield return $"{path}.{name} is not in the schema";
        }
    }

    private static IEnumerable<string> OfArray(Schema schema, JsonArray value, string path) =>
        OfSize(schema, value.Count, "Items", path)
            .Concat(
                schema.Items is { } items ? value.SelectMany((item, i) => Violations(items, item, $"{path}[{i}]")) : []
            );

    private static IEnumerable<string> OfSize(Schema schema, int size, string unit, string path)
    {
        if (size < schema.Limit($"min{unit}") || size > schema.Limit($"max{unit}"))
        {
            yield return $"{path} has the wrong size, {size}";
        }
    }

    private static string KindOf(JsonNode? value) =>
        value?.GetValueKind() switch
        {
            null or JsonValueKind.Null => "null",
            JsonValueKind.Object => "object",
            JsonValueKind.Array => "array",
            JsonValueKind.String => "string",
            JsonValueKind.Number => value.ToJsonString().All(c => char.IsAsciiDigit(c) || c == '-')
                ? "integer"
                : "number",
            _ => "boolean",
        };
}
