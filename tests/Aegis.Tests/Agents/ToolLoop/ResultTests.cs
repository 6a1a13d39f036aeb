using System.Text.Json;
using Aegis.Tests.Tools;
using Microsoft.Extensions.AI;

namespace Aegis.Tests.Agents.ToolLoop;

/// <summary>How results reach the model.</summary>
public sealed class ResultTests
{
    public static TheoryData<Delegate, string> Values =>
        new()
        {
            { static () => "it is \"noon\"", "it is \"noon\"" },
            { static () => 7, "7" },
            { static () => true, "true" },
            { static () => { }, "Done." },
            { static () => (string?)null, "null" },
            {
                static () => new SearchFilter("é.org", SearchOrder.Best, 7),
                """{"site":"é.org","order":"Best","year":7,"isExact":false}"""
            },
            {
                static () =>
                    new List<int> { 1, 2 },
                "[1,2]"
            },
            { static () => JsonDocument.Parse("{ \"a\" : [ 1 ] }").RootElement, """{"a":[1]}""" },
        };

    [Theory]
    [MemberData(nameof(Values))]
    public async Task ValueOfAForeignFunction_IsCompactText(Delegate method, string expected)
    {
        var loop = Loop(ToolLoop.Tool("tool", method));

        await loop.AskAsync();

        Assert.Equal(expected, loop.Result);
    }

    [Fact]
    public async Task ObjectOfAnEmittedTool_IsCompactText()
    {
        var tools = new WebTools
        {
            Search = static (_, _, _) => Task.FromResult<object>(new SearchFilter("a.org", SearchOrder.Best)),
        };
        var loop = Loop(tools);

        await loop.AskAsync();

        Assert.Equal("""{"site":"a.org","order":"Best","isExact":false}""", loop.Result);
    }

    [Fact]
    public async Task Content_IsPassedThrough()
    {
        var image = new DataContent(new byte[] { 1 }, "image/png");
        var loop = Loop(ToolLoop.Tool("tool", () => image));

        await loop.AskAsync();

        Assert.Same(image, loop.Results.Single().Single().Result);
    }

    [Fact]
    public async Task HalfASurrogatePair_IsNoObstacle()
    {
        var half = JsonDocument.Parse("\"\\ud800\"").RootElement;
        var tools = new WebTools { Search = (_, _, _) => Task.FromResult<object>(half) };
        var loop = Loop(tools);

        await loop.AskAsync();

        Assert.Equal("\"\\ud800\"", loop.Result);
    }

    private static ToolLoop Loop(WebTools tools) =>
        new(ScriptedReply.Calling(ToolLoop.Call("search_web", "1", ("query", "lamps"))), new ScriptedReply("done"))
        {
            Own = [tools.SearchWeb()],
        };

    private static ToolLoop Loop(AIFunction tool) =>
        new(ToolLoop.Calling("tool"), new ScriptedReply("done")) { Own = [tool] };
}
