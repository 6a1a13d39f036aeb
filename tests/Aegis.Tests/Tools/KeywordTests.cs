using System.Text.Json;
using Aegis.Tools;

namespace Aegis.Tests.Tools;

/// <summary>Keywords that only schemas of run-time tools have.</summary>
public sealed class KeywordTests
{
    [Theory]
    [InlineData("""{"contains":{"type":"integer"}}""", """["a",5]""", """["a"]""")]
    [InlineData("""{"contains":{"const":1},"minContains":2}""", "[1,2,1]", "[1,2]")]
    [InlineData("""{"contains":{"const":1},"maxContains":1}""", "[1,2]", "[1,1]")]
    [InlineData("""{"contains":{"const":1},"minContains":0}""", "[]", null)]
    [InlineData("""{"prefixItems":[{"type":"string"}],"items":false}""", """["a"]""", """["a",1]""")]
    [InlineData("""{"prefixItems":[{"type":"string"}],"items":{"type":"integer"}}""", """["a",1]""", """["a","b"]""")]
    [InlineData("""{"prefixItems":[{"type":"boolean"}]}""", """[true,1]""", "[1]")]
    [InlineData("""{"items":[{"type":"boolean"}],"additionalItems":false}""", "[true]", "[true,1]")]
    [InlineData("""{"items":[{"type":"boolean"}]}""", "[true,1]", "[1]")]
    [InlineData("""{"dependentRequired":{"a":["b"]}}""", """{"a":1,"b":1}""", """{"a":1}""")]
    [InlineData("""{"dependentSchemas":{"a":{"maxProperties":1}}}""", """{"a":1}""", """{"a":1,"b":1}""")]
    [InlineData("""{"dependencies":{"a":["b"]}}""", """{"b":1}""", """{"a":1}""")]
    [InlineData("""{"propertyNames":{"pattern":"^x"}}""", """{"x1":1}""", """{"x1":1,"y":1}""")]
    [InlineData("""{"propertyNames":{"enum":["a"]}}""", """{"a":1}""", """{"A":1}""")]
    [InlineData("""{"propertyNames":{"maxLength":2}}""", """{"\"\"":1}""", """{"abc":1}""")]
    [InlineData("""{"patternProperties":{"^x":{"type":"integer"}}}""", """{"x":1,"y":"a"}""", """{"x":"a"}""")]
    [InlineData(
        """{"patternProperties":{"^x":{}},"properties":{"a":{}},"additionalProperties":false}""",
        """{"x1":1,"a":1}""",
        """{"y":1}"""
    )]
    [InlineData(
        """{"patternProperties":{"^x":{"minimum":2}},"properties":{"x1":{"maximum":4}}}""",
        """{"x1":3}""",
        """{"x1":1}"""
    )]
    [InlineData(
        """{"if":{"properties":{"kind":{"const":"a"}}},"then":{"required":["n"]},"else":{"required":["m"]}}""",
        """{"kind":"a","n":1}""",
        """{"kind":"a","m":1}"""
    )]
    [InlineData(
        """{"if":{"properties":{"kind":{"const":"a"}}},"then":{"required":["n"]},"else":{"required":["m"]}}""",
        """{"kind":"b","m":1}""",
        """{"kind":"b","n":1}"""
    )]
    [InlineData(
        """{"if":{"properties":{"kind":{"const":"a"}}},"then":{"required":["n"]}}""",
        """{"kind":"b"}""",
        """{"kind":"A"}"""
    )]
    [InlineData("""{"minimum":1,"exclusiveMinimum":true}""", "2", "1")]
    [InlineData("""{"minimum":1,"exclusiveMinimum":false}""", "1", "0")]
    [InlineData("""{"maximum":1,"exclusiveMaximum":true}""", "0", "1")]
    [InlineData("""{"format":"date"}""", "\"2026-01-31\"", "\"2026-02-31\"")]
    [InlineData("""{"format":"date"}""", "5", "\"31.01.2026\"")]
    [InlineData("""{"format":"date-time"}""", "\"2026-01-31T12:00:00.5+01:00\"", "\"2026-01-31\"")]
    [InlineData("""{"format":"date-time"}""", "\"2026-01-31T12:00:00\"", "\"2026-01-32T12:00:00Z\"")]
    [InlineData("""{"format":"time"}""", "\"13:30:00Z\"", "\"25:00:00\"")]
    [InlineData("""{"format":"time"}""", "\"13:30:00\"", "\"1 pm\"")]
    [InlineData("""{"format":"uuid"}""", "\"0f8fad5b-d9cb-469f-a165-70867728950e\"", "\"0f8fad5b\"")]
    [InlineData("""{"format":"uri"}""", "\"file:///etc/passwd\"", "\"/etc/passwd\"")]
    [InlineData("""{"format":"uri"}""", "\"urn:isbn:1\"", "\"C:\\\\Windows\"")]
    [InlineData("""{"minLength":2.0}""", "\"ab\"", "\"a\"")]
    [InlineData("""{"properties":{"a":false}}""", "{}", """{"a":1}""")]
    [InlineData("""{"not":{"pattern":"^(\\w+\\s?)*$"}}""", "\"!\"", "\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!\"")]
    [InlineData(
        """{"patternProperties":{"^(\\w+\\s?)*$":{}}}""",
        """{"b":1}""",
        """{"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!":1}"""
    )]
    public void Keyword_IsEnforced(string schema, string fitting, string? other)
    {
        Assert.Empty(Problems(schema, fitting));
        if (other is not null)
        {
            Assert.NotEmpty(Problems(schema, other));
        }
    }

    [Theory]
    [InlineData("""{"propertyNames":{"pattern":"^x"}}""", """{"y":1}""", "y has a name that must match the pattern ^x")]
    [InlineData("""{"dependentRequired":{"a":["b"]}}""", """{"a":1}""", "b is required beside a")]
    [InlineData(
        """{"patternProperties":{"^x":{}},"properties":{"a":{}},"additionalProperties":false}""",
        """{"y":1}""",
        "y is not known; known are a, names that match ^x"
    )]
    [InlineData("""{"properties":{"a":false}}""", """{"a":1}""", "a must be left out")]
    [InlineData(
        """{"anyOf":[{"type":"string","minLength":2},{"type":"null"}]}""",
        "\"a\"",
        "must be at least 2 characters long"
    )]
    [InlineData(
        """
            {"anyOf":[{"properties":{"$type":{"const":"circle"},"r":{"maximum":5}},"required":["$type"]},
            {"properties":{"$type":{"const":"box"},"w":{"maximum":7}},"required":["$type"]}]}
            """,
        """{"$type":"box","w":9,"r":9}""",
        "w must be at most 7"
    )]
    [InlineData(
        """{"anyOf":[{"type":"object","required":["a"]},{"type":"object","required":["b"]}]}""",
        "{}",
        "must be one of the forms that the schema lists"
    )]
    [InlineData(
        """{"$ref":"#","anyOf":[{"$ref":"#"},{"$ref":"#"}]}""",
        "5",
        "must not be nested more than 64 levels deep"
    )]
    public void Misfit_IsNamed(string schema, string value, string expected) =>
        Assert.Contains(expected, Problems(schema, value).Select(one => $"{one.Parameter} {one.Constraint}".Trim()));

    [Fact]
    public void TextThatIsNoChoice_IsReportedOnce() =>
        Assert.Equal(
            "must be one of \"a\", \"b\"",
            Assert.Single(Problems("""{"enum":["a","b"],"pattern":"^(a|b)$"}""", "\"c\"")).Constraint
        );

    [Theory]
    [InlineData("""{"minimum":"x"}""", "'minimum' at # has to be a number; it is \"x\".")]
    [InlineData(
        """{"properties":{"a/b":{"minLength":-1}}}""",
        "'minLength' at #/properties/a~1b has to be a whole number"
    )]
    [InlineData("""{"items":{"maxItems":1.5}}""", "'maxItems' at #/items has to be")]
    [InlineData("""{"type":[]}""", "'type' at # has to be")]
    [InlineData("""{"type":"any"}""", "'type' at # has to be")]
    [InlineData("""{"anyOf":[{},{"multipleOf":0}]}""", "'multipleOf' at #/anyOf/1 has to be")]
    [InlineData("""{"required":"a"}""", "'required' at # has to be a list of names")]
    [InlineData("""{"properties":{"a":5}}""", "'properties' at # has to be an object of schemas")]
    [InlineData("""{"$ref":"#/$defs/a","$defs":{"a":{"pattern":"("}}}""", "A pattern at #/$defs/a can not be read")]
    [InlineData("""{"if":5}""", "'if' at # has to be a schema")]
    [InlineData("""{"not":{"enum":5}}""", "'enum' at #/not has to be a list")]
    public void MalformedKeyword_IsNamedWithItsPath(string schema, string expected)
    {
        var property = $$"""{"type":"object","properties":{"x":{{schema}} } }""";
        var error = Assert.Throws<ArgumentException>(() => JsonShape.Parse(schema));
        Assert.StartsWith(expected, error.Message, StringComparison.Ordinal);
        if (!schema.Contains("$ref", StringComparison.Ordinal))
        {
            error = Assert.Throws<ArgumentException>(() =>
                new ToolRegistry().DefineTool("x", "d", static (int x) => x, property)
            );
            Assert.Contains(
                expected.Replace("#", "#/properties/x", StringComparison.Ordinal),
                error.Message,
                StringComparison.Ordinal
            );
        }
    }

    private static IReadOnlyList<ToolProblem> Problems(string schema, string value)
    {
        var check = new JsonCheck();
        JsonShape.Parse(schema).Check(JsonDocument.Parse(value).RootElement, check);
        return check.Problems;
    }
}
