using System.Text.Json;
using System.Text.Json.Serialization;
using Aegis.Agents;
using Aegis.Tests.Agents.Emitted;
using Microsoft.Extensions.AI;

namespace Aegis.Tests.Agents;

public sealed class AnswerSchemaTests
{
    private static readonly JsonSerializerOptions Options = AgentJson.From(NoServices.Instance);

    [Theory]
    [InlineData(typeof(int), """{"type":"integer"}""")]
    [InlineData(typeof(int?), """{"type":["integer","null"]}""")]
    [InlineData(typeof(bool), """{"type":"boolean"}""")]
    [InlineData(typeof(Severity), """{"type":"string","enum":["Low","High"]}""")]
    [InlineData(typeof(string[]), """{"type":"array","items":{"type":"string"}}""")]
    [InlineData(typeof(IReadOnlyList<int>), """{"type":"array","items":{"type":"integer"}}""")]
    public void NoObject_IsWrappedInOne(Type type, string value)
    {
        var schema = AnswerSchema.For(type, Options);

        Assert.True(schema.IsWrapped);
        AssertSchema(
            $$"""{"type":"object","properties":{"result":{{value}}},"required":["result"],"additionalProperties":false}""",
            schema
        );
    }

    [Theory]
    [InlineData(typeof(Risk))]
    [InlineData(typeof(Dictionary<string, int>))]
    public void Object_IsNotWrapped(Type type)
    {
        var schema = AnswerSchema.For(type, Options);

        Assert.False(schema.IsWrapped);
        Assert.Equal("object", schema.Schema.GetProperty("type").GetString());
    }

    [Fact]
    public void ChoiceOfTypes_IsWrapped()
    {
        var schema = AnswerSchema.For(typeof(Shape), Options);

        Assert.True(schema.IsWrapped);
        var result = schema.Schema.GetProperty("properties").GetProperty("result");
        Assert.Equal(2, result.GetProperty("anyOf").GetArrayLength());
    }

    [Fact]
    public void WrappedRecursiveType_RefersToWhereItStandsNow()
    {
        var schema = AnswerSchema.For(typeof(List<Node>), Options);

        Assert.Contains("\"$ref\":\"#/properties/result/items\"", schema.Schema.GetRawText());
    }

    [Fact]
    public void RecursiveObject_RefersToTheRoot()
    {
        var schema = AnswerSchema.For(typeof(Node), Options);

        Assert.Contains("\"$ref\":\"#\"", schema.Schema.GetRawText());
    }

    [Fact]
    public void Name_HasOnlyWhatProvidersAllow()
    {
        var format = (ChatResponseFormatJson)AnswerSchema.For(typeof(Dictionary<string, int?[]>), Options).Format;

        Assert.Equal("Dictionary_String_Int32", format.SchemaName);
    }

    [Fact]
    public void SameTypeAndOptions_AreComputedOnce()
    {
        var other = AgentJson.CreateDefault();

        Assert.Same(AnswerSchema.For(typeof(Risk), Options), AnswerSchema.For(typeof(Risk), Options));
        Assert.NotSame(AnswerSchema.For(typeof(Risk), Options), AnswerSchema.For(typeof(Risk), other));
    }

    [Fact]
    public void TypeWithoutProperties_IsRefused()
    {
        var error = Assert.Throws<InvalidOperationException>(() =>
            AnswerSchema.For(typeof((int Count, string Text)), Options)
        );

        Assert.Contains("'ValueTuple<Int32, String>'", error.Message);
    }

    private static void AssertSchema(string expected, AnswerSchema actual) =>
        Assert.True(
            JsonElement.DeepEquals(JsonElement.Parse(expected), actual.Schema),
            $"Expected {expected}, but it is {actual.Schema}"
        );

    internal sealed record Node(string Name, List<Node> Children);

    [JsonDerivedType(typeof(Circle), "circle")]
    [JsonDerivedType(typeof(Square), "square")]
    internal abstract record Shape;

    internal sealed record Circle(double Radius) : Shape;

    internal sealed record Square(double Side) : Shape;
}
