using System.Text.Json;

namespace Aegis.Schemas.Tests.Strict;

/// <summary>What strict function calling asks of a schema.</summary>
internal static class StrictRules
{
    private static readonly HashSet<string> Keywords =
    [
        "type",
        "description",
        "properties",
        "required",
        "additionalProperties",
        "items",
        "enum",
        "const",
        "anyOf",
        "pattern",
        "format",
        "minimum",
        "maximum",
        "exclusiveMinimum",
        "exclusiveMaximum",
        "minItems",
        "maxItems",
    ];

    public static void Check(JsonElement root)
    {
        Assert.Equal("object", root.GetProperty("type").GetString());
        Check(root, root);
        if (root.TryGetProperty("$defs", out var definitions))
        {
            foreach (var definition in definitions.EnumerateObject())
            {
                Check(definition.Value, root);
            }
        }
    }

    private static void Check(JsonElement schema, JsonElement root)
    {
        Assert.Equal(JsonValueKind.Object, schema.ValueKind);
        if (schema.TryGetProperty("$ref", out var reference))
        {
            Assert.Single(schema.EnumerateObject());
            Assert.True(root.GetProperty("$defs").TryGetProperty(reference.GetString()!["#/$defs/".Length..], out _));
            return;
        }

        Assert.All(
            schema.EnumerateObject(),
            keyword =>
                Assert.True(Keywords.Contains(keyword.Name) || keyword.Name == "$defs", $"{keyword.Name} in {schema}")
        );
        Assert.True(
            schema.TryGetProperty("type", out _) || schema.TryGetProperty("anyOf", out _),
            $"no type in {schema}"
        );
        if (schema.TryGetProperty("properties", out var properties))
        {
            Assert.Equal(
                properties.EnumerateObject().Select(property => property.Name),
                schema.GetProperty("required").EnumerateArray().Select(name => name.GetString()!)
            );
            Assert.All(properties.EnumerateObject(), property => Check(property.Value, root));
        }

        if (IsObject(schema))
        {
            Assert.True(schema.TryGetProperty("properties", out _));
            Assert.Equal(JsonValueKind.False, schema.GetProperty("additionalProperties").ValueKind);
        }

        CheckInside(schema, root);
    }

    private static void CheckInside(JsonElement schema, JsonElement root)
    {
        if (schema.TryGetProperty("items", out var items))
        {
            Check(items, root);
        }

        if (schema.TryGetProperty("anyOf", out var choices))
        {
            Assert.False(schema.TryGetProperty("type", out _));
            Assert.All(choices.EnumerateArray(), choice => Check(choice, root));
        }
    }

    private static bool IsObject(JsonElement schema) =>
        schema.TryGetProperty("type", out var type)
        && (
            type.ValueKind == JsonValueKind.String
                ? type.ValueEquals("object")
                : type.EnumerateArray().Any(name => name.ValueEquals("object"))
        );
}
