using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Aegis.Schemas.Tests.Parity;

public sealed class ParityTests
{
    public static TheoryData<string> Signatures => [.. Corpus.Names];

    [Theory]
    [MemberData(nameof(Signatures))]
    public void Signature_HasTheSchemaThatReflectionGives(string name)
    {
        var method = Corpus.Method(name);
        var actual = Schemas.Of(Corpus.Symbol(name));
        if (
            method.GetCustomAttributesData().FirstOrDefault(item => item.AttributeType.Name == "ImprovedAttribute") is
            { } improved
        )
        {
            AssertImproved(
                method,
                actual,
                (string)improved.ConstructorArguments[0].Value!,
                (string)improved.ConstructorArguments[1].Value!
            );
            return;
        }

        AssertSame(Reflection.SchemaWithoutLeakedNulls(method), actual);
    }

    [Fact]
    public void Corpus_IsLargeEnough() => Assert.True(Corpus.Names.Count() >= 150, $"only {Corpus.Names.Count()}");

    private static void AssertImproved(MethodInfo method, JsonElement actual, string was, string now)
    {
        if (was == "throws")
        {
            Assert.ThrowsAny<Exception>(() => Reflection.SchemaOf(method));
        }
        else
        {
            AssertSame(JsonElement.Parse(was), OnlyParameter(Reflection.SchemaOf(method)));
        }

        AssertEqual(JsonElement.Parse(now), OnlyParameter(actual));
    }

    private static JsonElement OnlyParameter(JsonElement schema) =>
        Assert.Single(schema.GetProperty("properties").EnumerateObject()).Value;

    internal static void AssertSame(JsonElement expected, JsonElement actual) =>
        AssertEqual(WithoutClosing(expected), WithoutClosing(actual));

    private static void AssertEqual(JsonElement expected, JsonElement actual) =>
        Assert.True(JsonElement.DeepEquals(expected, actual), $"expected {expected}\nactual   {actual}");

    /// <summary>Without <c>additionalProperties: false</c>, which the reflection has only where it is asked for.</summary>
    private static JsonElement WithoutClosing(JsonElement schema)
    {
        var node = JsonNode.Parse(schema.GetRawText())!;
        RemoveClosing(node);
        return JsonElement.Parse(node.ToJsonString());
    }

    private static void RemoveClosing(JsonNode? node)
    {
        if (node is JsonArray items)
        {
            foreach (var item in items)
            {
                RemoveClosing(item);
            }
        }
        else if (node is JsonObject schema)
        {
            if (schema["additionalProperties"] is JsonValue value && value.GetValueKind() == JsonValueKind.False)
            {
                _ = schema.Remove("additionalProperties");
            }

            foreach (var (_, child) in schema)
            {
                RemoveClosing(child);
            }
        }
    }
}
