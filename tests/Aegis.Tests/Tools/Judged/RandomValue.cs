using System.Text.Json.Nodes;

namespace Aegis.Tests.Tools.Judged;

/// <summary>Values that often fit a schema, and often nearly do.</summary>
internal sealed class RandomValue(Random random)
{
    private static readonly string[] Texts = ["", "x", "xy", "zz", "xyxy", "z", "abcde", "ÄÖ"];

    public JsonNode? Next(JsonObject schema, int depth = 6)
    {
        if (depth == 0 || random.Next(12) == 0)
        {
            return Anything(2);
        }

        if (schema["anyOf"] is JsonArray choices)
        {
            return Next((JsonObject)choices[random.Next(choices.Count)]!, depth - 1);
        }

        var type = schema["type"] is JsonArray types
            ? types[random.Next(types.Count)]!.GetValue<string>()
            : schema["type"]!.GetValue<string>();
        return type switch
        {
            "string" => Texts[random.Next(Texts.Length)],
            "integer" => random.Next(-6, 12),
            "number" => random.Next(-12, 24) / 2m,
            "boolean" => random.Next(2) == 0,
            "array" => Array((JsonObject)schema["items"]!, depth),
            "object" => Object(schema, depth),
            _ => null,
        };
    }

    private JsonArray Array(JsonObject items, int depth) =>
        new([.. Enumerable.Range(0, random.Next(4)).Select(_ => Next(items, depth - 1))]);

    private JsonObject Object(JsonObject schema, int depth)
    {
        var value = new JsonObject();
        foreach (var (name, property) in (JsonObject)schema["properties"]!)
        {
            if (random.Next(5) > 0)
            {
                value[name] = Next((JsonObject)property!, depth - 1);
            }
        }

        if (random.Next(6) == 0)
        {
            value["other"] = Anything(1);
        }

        return value;
    }

    private JsonNode? Anything(int depth) =>
        random.Next(depth > 0 ? 7 : 5) switch
        {
            0 => null,
            1 => random.Next(-3, 3),
            2 => 0.5m,
            3 => true,
            4 => Texts[random.Next(Texts.Length)],
            5 => new JsonArray(Anything(depth - 1)),
            _ => new JsonObject { [RandomSchema.Names[random.Next(4)]] = Anything(depth - 1) },
        };
}
