using System.Text.Json.Nodes;

namespace Aegis.Tests.Tools.Judged;

/// <summary>Schemas of the keywords that tools' schemas have.</summary>
internal sealed class RandomSchema(Random random)
{
    public static readonly string[] Names = ["a", "b", "c", "d"];

    public JsonObject Next(int depth = 3)
    {
        var schema = random.Next(depth > 0 ? 7 : 4) switch
        {
            0 => Text(),
            1 => Number("integer"),
            2 => Number("number"),
            3 => new JsonObject { ["type"] = "boolean" },
            4 => Array(depth),
            5 => Object(depth),
            _ => Choice(),
        };
        if (random.Next(4) == 0 && schema["type"] is { } type)
        {
            schema["type"] = new JsonArray(type.DeepClone(), "null");
            (schema["enum"] as JsonArray)?.Add(null);
        }

        return schema;
    }

    public JsonObject Object(int depth)
    {
        var properties = new JsonObject();
        foreach (var name in Names.Take(random.Next(Names.Length + 1)))
        {
            properties[name] = Next(depth - 1);
        }

        var required = properties.Select(static property => property.Key).Where(_ => random.Next(2) == 0).ToArray();
        var schema = new JsonObject { ["type"] = "object", ["properties"] = properties };
        if (required.Length > 0)
        {
            schema["required"] = new JsonArray([.. required.Select(static name => JsonValue.Create(name))]);
        }

        if (random.Next(3) > 0)
        {
            schema["additionalProperties"] = random.Next(3) == 0 ? Next(depth - 1) : false;
        }

        return schema;
    }

    private JsonObject Text()
    {
        var schema = new JsonObject { ["type"] = "string" };
        Sometimes(schema, "minLength", random.Next(3));
        Sometimes(schema, "maxLength", 2 + random.Next(3));
        Sometimes(schema, "pattern", random.Next(2) == 0 ? "^[xy]*$" : "z");
        return schema;
    }

    private JsonObject Number(string type)
    {
        var schema = new JsonObject { ["type"] = type };
        Sometimes(schema, "minimum", random.Next(-5, 3));
        Sometimes(schema, "maximum", random.Next(3, 10));
        Sometimes(schema, "multipleOf", 2);
        return schema;
    }

    private JsonObject Array(int depth)
    {
        var schema = new JsonObject { ["type"] = "array", ["items"] = Next(depth - 1) };
        Sometimes(schema, "minItems", random.Next(2));
        Sometimes(schema, "maxItems", 1 + random.Next(3));
        if (random.Next(4) == 0)
        {
            schema["uniqueItems"] = true;
        }

        return schema;
    }

    private JsonObject Choice() =>
        random.Next(2) == 0
            ? new JsonObject { ["type"] = "string", ["enum"] = new JsonArray("x", "xy", "zz") }
            : new JsonObject { ["anyOf"] = new JsonArray(Text(), Number("integer")) };

    private void Sometimes(JsonObject schema, string keyword, JsonNode value)
    {
        if (random.Next(3) == 0)
        {
            schema[keyword] = value;
        }
    }
}
