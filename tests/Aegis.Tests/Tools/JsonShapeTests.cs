using System.Text.Json;
using Aegis.Tools;

namespace Aegis.Tests.Tools;

/// <summary>Keywords whose meaning the independent judge does not share, or does not know.</summary>
public sealed class JsonShapeTests
{
    [Theory]
    [InlineData("""{"pattern":"[a-z]+"}""", "\"abc\"", true, true)]
    [InlineData("""{"pattern":"[a-z]+"}""", "\"abc1\"", true, false)]
    [InlineData("""{"pattern":"a|b"}""", "\"ac\"", true, false)]
    [InlineData("""{"pattern":"(?x)a # the first letter"}""", "\"a\"", true, true)]
    [InlineData("""{"pattern":"[a-z]+$"}""", "\"abc\\n\"", true, false)]
    public void Pattern_MatchesAnyPartOrTheWhole(string schema, string value, bool anyPart, bool whole)
    {
        Assert.Equal(anyPart, Fits(schema, value, PatternScope.AnyPart));
        Assert.Equal(whole, Fits(schema, value, PatternScope.WholeText));
    }

    [Theory]
    [InlineData("""{"format":"email"}""", "\"a@b\"", true)]
    [InlineData("""{"format":"email"}""", "\"a@b@c\"", false)]
    [InlineData("""{"format":"email"}""", "\"@b\"", false)]
    [InlineData("""{"format":"uri"}""", "\"https://a.org\"", true)]
    [InlineData("""{"format":"uri"}""", "\"a.org\"", false)]
    [InlineData("""{"contentEncoding":"base64"}""", "\"AQ==\"", true)]
    [InlineData("""{"contentEncoding":"base64"}""", "\"AQ=\"", false)]
    [InlineData("""{"format":"email"}""", "5", true)]
    [InlineData("""{"const":5}""", "5.0", true)]
    [InlineData("""{"const":5}""", "6", false)]
    [InlineData("""{"const":5}""", "\"5\"", false)]
    [InlineData("""{"type":"integer","enum":[1,5]}""", "\"5\"", true)]
    [InlineData("""{"type":"integer","enum":[1,5]}""", "\"6\"", false)]
    [InlineData("""{"type":["string","integer"],"enum":[1,5]}""", "\"5\"", false)]
    [InlineData("""{"type":"boolean","const":true}""", "\"True\"", true)]
    [InlineData("""{"type":"boolean","const":true}""", "\"false\"", false)]
    [InlineData("""{"oneOf":[{"type":"integer"},{"minimum":3}]}""", "2", true)]
    [InlineData("""{"oneOf":[{"type":"integer"},{"minimum":3}]}""", "4", false)]
    [InlineData("""{"not":{"enum":["x"]}}""", "\"x\"", false)]
    [InlineData("""{"not":{"enum":["x"]}}""", "\"y\"", true)]
    [InlineData("""{"exclusiveMinimum":1}""", "1", false)]
    [InlineData("""{"exclusiveMaximum":1}""", "0.99", true)]
    [InlineData("""{"minProperties":1}""", "{}", false)]
    [InlineData("""{"type":"string","maxLength":1}""", "\"\ud83d\ude00\"", true)]
    public void Keyword_IsEnforced(string schema, string value, bool fits) =>
        Assert.Equal(fits, Fits(schema, value, PatternScope.AnyPart));

    [Fact]
    public void Names_AreTakenInAnyCaseButRefusedExactly()
    {
        Assert.True(Fits("""{"enum":["a"]}""", "\"A\"", PatternScope.AnyPart));
        Assert.True(Fits("""{"enum":["a"]}""", "\"A\"", PatternScope.WholeText));
        Assert.True(Fits("""{"not":{"enum":["a"]}}""", "\"A\"", PatternScope.AnyPart));
        Assert.True(Fits("""{"not":{"enum":["a"]}}""", "\"A\"", PatternScope.WholeText));
    }

    [Fact]
    public void SlowPattern_IsTriedOnce()
    {
        const string Schema = """{"items":{"pattern":"^(\\w+\\s?)*$"}}""";
        var slow = new string('a', 60) + "!";
        var watch = System.Diagnostics.Stopwatch.StartNew();
        Assert.False(
            Fits(Schema, $"""["{slow}","{slow}","{slow}","{slow}","{slow}","{slow}"]""", PatternScope.AnyPart)
        );
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(4), $"{watch.Elapsed}");
    }

    [Fact]
    public void UniqueObjects_AreToldApartInTime()
    {
        var items = string.Join(',', Enumerable.Range(0, 20_000).Select(number => $$"""{"a":{{number}}}"""));
        Assert.True(Fits("""{"uniqueItems":true}""", $"[{items}]", PatternScope.AnyPart));
        Assert.False(Fits("""{"uniqueItems":true}""", """[{"a":1,"b":2},{"b":2.0,"a":1}]""", PatternScope.AnyPart));
    }

    [Fact]
    public void RecursiveSchema_IsFollowed()
    {
        const string Schema = """
            {"type":"object","properties":{"name":{"type":"string"},"next":{"$ref":"#"}},"required":["name"]}
            """;
        Assert.True(Fits(Schema, """{"name":"a","next":{"name":"b"}}""", PatternScope.AnyPart));
        Assert.False(Fits(Schema, """{"name":"a","next":{"next":{}}}""", PatternScope.AnyPart));
    }

    [Fact]
    public void AlternativesThatReferToThemselves_EndInTime()
    {
        const string Schema = """
            {"$defs":{"n":{"anyOf":[
            {"type":"object","properties":{"a":{"$ref":"#/$defs/n"},"k":{"const":1}},"required":["k"]},
            {"type":"object","properties":{"a":{"$ref":"#/$defs/n"},"k":{"const":2}},"required":["k"]},
            {"type":"object","properties":{"a":{"$ref":"#/$defs/n"},"k":{"const":3}},"required":["k"]}]}},"$ref":"#/$defs/n"}
            """;
        var value =
            string.Concat(Enumerable.Repeat("""{"a":""", 60))
            + "0"
            + string.Concat(Enumerable.Repeat(""","k":3}""", 60));
        Assert.False(Fits(Schema, value, PatternScope.AnyPart));
    }

    private static bool Fits(string schema, string value, PatternScope patterns)
    {
        var check = new JsonCheck();
        JsonShape.Parse(schema, patterns).Check(JsonDocument.Parse(value).RootElement, check);
        return check.IsValid;
    }
}
