using System.Text.Json;
using Aegis.Tools;
using Microsoft.Extensions.AI;

namespace Aegis.Tests.Tools.Registry;

/// <summary>Spellings that a schema does not have, but that leave no doubt, on their way to a function that takes no such.</summary>
public sealed class SpellingTests
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("""{"type":"integer"}""", "\"5\"", "5")]
    [InlineData("""{"type":"integer"}""", "\"5.0\"", "5")]
    [InlineData("""{"type":"integer"}""", "5.0", "5")]
    [InlineData("""{"type":"integer"}""", "1e3", "1000")]
    [InlineData("""{"type":"integer"}""", "\"1e300\"", "1e300")]
    [InlineData("""{"type":"integer"}""", "12345678901234567890", "12345678901234567890")]
    [InlineData("""{"type":["integer","null"]}""", "\"-7\"", "-7")]
    [InlineData("""{"type":"number"}""", "\"1e-30\"", "1e-30")]
    [InlineData("""{"type":"number"}""", "\"+.5\"", "0.5")]
    [InlineData("""{"type":"boolean"}""", "\"True\"", "true")]
    [InlineData("""{"type":"string"}""", "\"5\"", "\"5\"")]
    [InlineData("""{"type":["string","integer"]}""", "\"5\"", "\"5\"")]
    [InlineData("""{}""", "\"5\"", "\"5\"")]
    [InlineData("""{"type":"integer","enum":[1,2]}""", "\"2\"", "2")]
    [InlineData("""{"type":"string","enum":["Normal","Express"]}""", "\"express\"", "\"Express\"")]
    [InlineData("""{"enum":["on","ON"]}""", "\"ON\"", "\"ON\"")]
    [InlineData("""{"const":"v\u00fc"}""", "\"VÜ\"", """ "v\u00fc" """)]
    [InlineData("""{"$ref":"#/$defs/count"}""", "\"5\"", "5")]
    [InlineData("""{"allOf":[{"type":"integer"},{"minimum":5}]}""", "\"5\"", "5")]
    [InlineData("""{"anyOf":[{"type":"integer"},{"type":"null"}]}""", "\"5\"", "5")]
    [InlineData("""{"anyOf":[{"type":"integer"},{"type":"string"}]}""", "\"5\"", "\"5\"")]
    [InlineData("""{"oneOf":[{"type":"integer"},{"type":"string"}]}""", "\"5\"", "\"5\"")]
    [InlineData("""{"oneOf":[{"const":"a"},{"const":"A"}]}""", "\"A\"", "\"A\"")]
    [InlineData("""{"type":"array","items":{"type":"integer"}}""", """[1, "2", 3.0,"4"]""", "[1,2,3,4]")]
    [InlineData(
        """{"type":"object","properties":{"to":{"type":"object","additionalProperties":{"type":"boolean"}},"n":{"type":"string"}}}""",
        """{"to":{"a":"false","b":true},"n":"\ud800","m":[ 1 ]}""",
        """{"to":{"a":false,"b":true},"n":"\ud800","m":[ 1 ]}"""
    )]
    [InlineData(
        """{"anyOf":[{"properties":{"kind":{"const":"b"}}},{"properties":{"kind":{"const":"a"},"n":{"type":"integer"}}}]}""",
        """{"kind":"A","n":"1"}""",
        """{"kind":"a","n":1}"""
    )]
    [InlineData("""{"additionalProperties":{"type":"integer"}}""", """{"p":"5","p":7}""", """{"p":7}""")]
    [InlineData("""{"additionalProperties":{"type":"integer"}}""", """{"p":5,"p":"7"}""", """{"p":7}""")]
    [InlineData("""{"additionalProperties":{"type":"integer"}}""", """{"p":"5","p":"7"}""", """{"p":7}""")]
    [InlineData(
        """{"additionalProperties":{"anyOf":[{"type":"integer"},{"type":"null"}]}}""",
        """{"p":"5","p":"7"}""",
        """{"p":7}"""
    )]
    [InlineData("""{"contains":{"type":"integer"}}""", """["a","5","6"]""", """["a",5,"6"]""")]
    public async Task Spelling_IsForwardedAsTheSchemaHasIt(string schema, string given, string expected)
    {
        Assert.Equal(expected.Trim(), await ForwardAsync(schema, JsonDocument.Parse(given).RootElement));
    }

    [Fact]
    public async Task TextOfTheHost_IsForwardedAsNumber() =>
        Assert.Equal("5", await ForwardAsync("""{"type":"integer"}""", "5"));

    [Fact]
    public async Task ManyItems_AreAllCorrected()
    {
        var given = JsonSerializer.SerializeToElement(Enumerable.Range(0, 1000).Select(static n => $"{n}"));

        var forwarded = await ForwardAsync("""{"type":"array","items":{"type":"integer"}}""", given);

        Assert.Equal(JsonSerializer.Serialize(Enumerable.Range(0, 1000)), forwarded);
    }

    [Fact]
    public async Task ArgumentsOfTheHost_StayAsTheyAre()
    {
        var (tool, _) = Tool("""{"type":"integer"}""");
        var arguments = new AIFunctionArguments { ["x"] = "5" };

        await tool.InvokeAsync(arguments, Token);

        Assert.Equal("5", arguments["x"]);
    }

    [Fact]
    public async Task NameThatIsRefused_IsRefusedInAnyCase()
    {
        var schema = """{"enum":["user","admin"],"not":{"enum":["admin"]}}""";

        Assert.Contains("must be none of", await ForwardAsync(schema, "ADMIN"), StringComparison.Ordinal);
        Assert.Equal("\"user\"", await ForwardAsync(schema, "USER"));
    }

    [Fact]
    public async Task TextThatResemblesARefusedOne_IsTaken() =>
        Assert.Equal("ADMIN", await ForwardAsync("""{"type":"string","not":{"enum":["admin"]}}""", "ADMIN"));

    private static async Task<string> ForwardAsync(string schema, object given)
    {
        var (tool, function) = Tool(schema);
        var result = await tool.InvokeAsync(new() { ["x"] = given }, Token);
        return function.Received switch
        {
            JsonElement json => json.GetRawText(),
            null => $"{result}",
            var other => $"{other}",
        };
    }

    private static (AIFunction Tool, Receiver Function) Tool(string schema)
    {
        var function = new Receiver();
        var whole = $$"""{"type":"object","properties":{"x":{{schema}}},"$defs":{"count":{"type":"integer"} } }""";
        return (new ToolRegistry().DefineTool("receive", "Receives.", function, whole), function);
    }

    private sealed class Receiver : AIFunction
    {
        public object? Received { get; private set; }

        public override string Name => "receive";

        protected override ValueTask<object?> InvokeCoreAsync(
            AIFunctionArguments arguments,
            CancellationToken cancellationToken
        )
        {
            Received = arguments["x"];
            return new("done");
        }
    }
}
