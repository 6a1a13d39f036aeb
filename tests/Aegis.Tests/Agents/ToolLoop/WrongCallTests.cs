using System.Text.Json;
using Aegis.Tests.Tools;
using Microsoft.Extensions.AI;

namespace Aegis.Tests.Agents.ToolLoop;

/// <summary>What the model does wrong is answered to the model.</summary>
public sealed class WrongCallTests
{
    private static readonly AIFunction Search = new WebTools().SearchWeb();
    private static readonly AIFunction Clock = ToolLoop.Tool("clock", static () => "noon");

    [Theory]
    [InlineData("serch_web", " Did you mean 'search_web'?")]
    [InlineData("SearchWeb", " Did you mean 'search_web'?")]
    [InlineData("search-web", " Did you mean 'search_web'?")]
    [InlineData("launch_rocket", "")]
    [InlineData("", "")]
    public async Task UnknownTool_IsToldTheKnownOnes(string name, string guess)
    {
        Assert.Equal(
            $$$"""{"error":{"tool":"{{{name}}}","message":"There is no tool of this name that can be called here.{{{guess}}} """
                + """The tools are: search_web, clock."}}""",
            await ResultOf(ToolLoop.Call(name))
        );
    }

    [Fact]
    public async Task ArgumentsThatNobodyCouldRead_AreAnswered()
    {
        var call = ToolLoop.Call("clock");
        call.Exception = new JsonException("'}' is missing.");

        var result = await ResultOf(call);

        Assert.Contains(
            "could not be read: '}' is missing. The tool was not called.",
            result,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task WrongArgument_IsAnswered()
    {
        var result = await ResultOf(ToolLoop.Call("search_web", "1", ("query", "x"), ("limit", 99)));

        Assert.Contains("\"parameter\":\"limit\"", result, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ExceptionOfAForeignFunction_IsReadable()
    {
        var broken = ToolLoop.Tool(
            "broken",
            static () =>
            {
                throw new InvalidOperationException("no network");
            }
        );
        var loop = new ToolLoop(ToolLoop.Calling("broken"), new ScriptedReply("done")) { Own = [broken] };

        await loop.AskAsync();

        Assert.Equal(
            """{"error":{"tool":"broken","message":"The tool failed with InvalidOperationException: no network"}}""",
            loop.Result
        );
    }

    [Fact]
    public async Task RightAndWrongCallsOfOneResponse_AreEachAnswered()
    {
        var loop = new ToolLoop(
            ScriptedReply.Calling(
                ToolLoop.Call("nothing", "1"),
                ToolLoop.Call("clock", "2"),
                ToolLoop.Call("search_web", "3"),
                ToolLoop.Call("search_web", "4", ("query", "lamps"))
            ),
            new ScriptedReply("done")
        )
        {
            Own = [Search, Clock],
        };

        await loop.AskAsync();

        var results = loop.Results.Single().Select(result => (string)result.Result!).ToList();
        Assert.Contains("no tool of this name", results[0], StringComparison.Ordinal);
        Assert.Equal("noon", results[1]);
        Assert.Contains("\"query\",\"constraint\":\"is required\"", results[2], StringComparison.Ordinal);
        Assert.Equal("lamps 10", results[3]);
        Assert.Equal(
            [("1", true), ("2", false), ("3", true), ("4", false)],
            loop.Listener.ToolReturns.Select(notice => (notice.CallId, notice.IsError)).Order()
        );
    }

    [Fact]
    public async Task FunctionThatIsOnlyDeclared_CanNotBeCalled()
    {
        var declared = AIFunctionFactory.CreateDeclaration("declared", "", JsonDocument.Parse("{}").RootElement);
        var loop = new ToolLoop(ToolLoop.Calling("declared"), new ScriptedReply("done")) { Own = [declared] };

        await loop.AskAsync();

        Assert.Contains("no tool of this name that can be called here", loop.Result, StringComparison.Ordinal);
    }

    private static async Task<string> ResultOf(FunctionCallContent call)
    {
        var loop = new ToolLoop(ScriptedReply.Calling(call), new ScriptedReply("done")) { Own = [Search, Clock] };
        await loop.AskAsync();
        return loop.Result;
    }
}
