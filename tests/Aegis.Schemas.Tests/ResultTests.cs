using System.Text.Json;
using Aegis.Schemas.Tests.Parity;
using Microsoft.Extensions.AI;

namespace Aegis.Schemas.Tests;

public sealed class ResultTests
{
    [Theory]
    [InlineData("string", "string")]
    [InlineData("int?", "int?")]
    [InlineData("List<Answer>", "list")]
    [InlineData("Answer", "Answer")]
    public void Result_HasAJsonTypeUnlessItIsSimple(string type, string expected)
    {
        var tool = Of(type);
        Assert.Equal(expected is "string" or "int?" ? 0 : 1, tool.JsonTypes.Count);
        Assert.Empty(tool.Defects);
    }

    [Theory]
    [InlineData("object")]
    [InlineData("IComparable")]
    [InlineData("System.Collections.ObjectModel.ReadOnlyCollection<int>")]
    public void Result_NeedsNobodyToFillIt(string type) => Assert.Empty(Of(type).Defects);

    [Theory]
    [InlineData("Stream", "'result' is a stream")]
    [InlineData("Action", "'result' is a delegate")]
    [InlineData("List<Action>", "'result[]' is a delegate")]
    public void ResultThatIsNoData_IsADefect(string type, string detail) =>
        Assert.Equal((detail, ""), (Of(type).Defects[0].Detail, Of(type).Defects[0].Parameter));

    [Fact]
    public void Stream_IsAnArrayOfItsItems()
    {
        var source = Source.File(
            "public record Answer(string Text, Answer? Next); public class Tools { public Answer Run() => null!; }"
        );
        var tool = ToolSchemas.OfResult(
            source.Method.ReturnType,
            true,
            source.Compilation,
            TestContext.Current.CancellationToken
        );
        Assert.Equal(
            """{"type":"array","items":{"type":"object","properties":{"text":{"type":"string"},"next":{"type":["object","null"],"properties":{"text":{"type":"string"},"next":{"$ref":"#/items/properties/next"}},"required":["text","next"],"additionalProperties":false}},"required":["text","next"],"additionalProperties":false}}""",
            tool.Json
        );
    }

    [Theory]
    [MemberData(nameof(ParityTests.Signatures), MemberType = typeof(ParityTests))]
    public void ParameterType_HasTheSchemaThatReflectionGivesAsAResult(string name)
    {
        var method = Corpus.Symbol(name);
        foreach (var (parameter, reflected) in method.Parameters.Zip(Corpus.Method(name).GetParameters()))
        {
            var tool = ToolSchemas.OfResult(
                parameter.Type,
                false,
                Corpus.Compilation,
                TestContext.Current.CancellationToken
            );
            if (name != "ObjectTools.RecordDefaultStructs" && reflected.ParameterType != typeof(CancellationToken))
            {
                ParityTests.AssertSame(
                    AIJsonUtilities.CreateJsonSchema(reflected.ParameterType),
                    JsonElement.Parse(tool.Json)
                );
            }
        }
    }

    [Fact]
    public void Parameter_AloneIsADocumentOfItsOwn()
    {
        var source = Source.Parameters("[Range(1, 3)] int a = 2, Node? b = null", "public record Node(Node? Next);");
        Assert.Equal("""{"type":"integer","default":2,"minimum":1,"maximum":3}""", Alone(source, 0).Json);
        Assert.Equal(
            """{"type":["object","null"],"properties":{"next":{"type":["object","null"],"properties":{"next":{"$ref":"#/properties/next"}},"required":["next"],"additionalProperties":false}},"required":["next"],"additionalProperties":false,"default":null}""",
            Alone(source, 1).Json
        );
    }

    [Fact]
    public void EnumsAndJsonTypes_AreNamedOnce()
    {
        var tool = Source
            .Parameters(
                "E a, E? b, Dictionary<string, E> c, D d, D? e, int f, DateTime g, string? h, List<string> i",
                "public enum E { A } public enum F { B } public record D(F[] Fs, E E);"
            )
            .Schema();
        Assert.Equal(["global::E", "global::F"], tool.Enums.Select(type => type.FullName));
        Assert.Equal(
            ["Dictionary<string, E>", "D", "DateTime", "List<string>"],
            tool.JsonTypes.Select(type => type.DisplayName)
        );
    }

    private static ToolSchema Alone(Source source, int index) =>
        ToolSchemas.OfParameter(
            source.Method.Parameters[index],
            null,
            source.Compilation,
            TestContext.Current.CancellationToken
        );

    private static ToolSchema Of(string type)
    {
        var source = Source.File(
            $"public record Answer(string Text); public class Tools {{ public {type} Run() => default!; }}"
        );
        return ToolSchemas.OfResult(
            source.Method.ReturnType,
            false,
            source.Compilation,
            TestContext.Current.CancellationToken
        );
    }
}
