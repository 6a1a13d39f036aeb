using System.Text.Json;
using Aegis.Schemas.Tests.Parity;

namespace Aegis.Schemas.Tests.Strict;

public sealed class StrictTests
{
    public static TheoryData<string> Signatures => ParityTests.Signatures;

    [Theory]
    [MemberData(nameof(Signatures))]
    public void Signature_HasOnlyWhatStrictFunctionCallingKnows(string name)
    {
        var tool = Schemas.ToolOf(Corpus.Symbol(name), strict: true);
        if (tool.Defects.Count == 0)
        {
            StrictRules.Check(JsonElement.Parse(tool.Json));
        }
    }

    [Fact]
    public void OptionalParameter_IsRequiredAndMayBeNull() =>
        AssertSchema(
            "string query, int limit = 10",
            """{"type":"object","properties":{"query":{"type":"string"},"limit":{"description":"(default: 10)","type":["integer","null"]}},"required":["query","limit"],"additionalProperties":false}"""
        );

    [Fact]
    public void OptionalEnum_HasNullAmongItsNames() =>
        AssertSchema(
            "DayOfWeekend day = DayOfWeekend.Sunday",
            """{"type":"object","properties":{"day":{"description":"(default: \"Sunday\")","type":["string","null"],"enum":["Saturday","Sunday",null]}},"required":["day"],"additionalProperties":false}""",
            "public enum DayOfWeekend { Saturday, Sunday }"
        );

    [Fact]
    public void UnknownKeywords_AreSaidInWords() =>
        AssertSchema(
            "[Description(\"where\"), Url, StringLength(9, MinimumLength = 2)] string a",
            """{"type":"object","properties":{"a":{"description":"where (minimum length: 2; maximum length: 9; format: uri)","type":"string"}},"required":["a"],"additionalProperties":false}"""
        );

    [Fact]
    public void Recursion_GoesThroughDefinitions() =>
        AssertSchema(
            "Tree a",
            """{"type":"object","properties":{"a":{"$ref":"#/$defs/d2"}},"required":["a"],"additionalProperties":false,"$defs":{"d1":{"type":["object","null"],"properties":{"left":{"anyOf":[{"$ref":"#/$defs/d1"},{"type":"null"}]},"all":{"$ref":"#/$defs/d3"}},"required":["left","all"],"additionalProperties":false},"d2":{"type":"object","properties":{"left":{"$ref":"#/$defs/d1"},"all":{"anyOf":[{"$ref":"#/$defs/d3"},{"type":"null"}]}},"required":["left","all"],"additionalProperties":false},"d3":{"type":["array","null"],"items":{"$ref":"#/$defs/d2"}}}}""",
            "public class Tree { public Tree? Left { get; set; } public Tree[] All { get; set; } = []; }"
        );

    [Fact]
    public void Choices_SayTheirTypesThemselves() =>
        AssertSchema(
            "Animal? a",
            """{"type":"object","properties":{"a":{"anyOf":[{"type":"object","properties":{"$type":{"type":"string","const":"dog"},"bark":{"type":["integer","null"]}},"required":["$type","bark"],"additionalProperties":false},{"type":"null"}]}},"required":["a"],"additionalProperties":false}""",
            "[JsonDerivedType(typeof(Dog), \"dog\")] public abstract class Animal; public class Dog : Animal { public int Bark { get; set; } }"
        );

    [Theory]
    [InlineData("System.Collections.Generic.Dictionary<string, int> a")]
    [InlineData("JsonElement a")]
    [InlineData("JsonObject a")]
    [InlineData("System.Collections.Generic.List<JsonNode> a")]
    public void AnythingGoes_IsADefect(string parameters) =>
        Assert.Contains(
            Source.Parameters(parameters).Schema(strict: true).Defects,
            defect => defect.Detail.Contains("strict", StringComparison.Ordinal)
        );

    private static void AssertSchema(string parameters, string expected, string types = "")
    {
        var tool = Source.Parameters(parameters, types).Schema(strict: true);
        Assert.True(expected == tool.Json, tool.Json);
        Assert.Empty(tool.Defects);
        StrictRules.Check(JsonElement.Parse(tool.Json));
    }
}
