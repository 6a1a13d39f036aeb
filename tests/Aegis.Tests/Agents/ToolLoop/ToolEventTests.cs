using System.Text.Json;
using Aegis.Tests.Pipelines.Synthetic;
using Aegis.Tests.Tools;
using Aegis.Tools;
using Microsoft.Extensions.AI;

namespace Aegis.Tests.Agents.ToolLoop;

/// <summary>What followers of a run hear of its tools.</summary>
public sealed class ToolEventTests
{
    [Fact]
    public async Task CallAndReturn_AreToldWithTheTimeBetween()
    {
        var time = new FakeTimeProvider();
        var tools = new WebTools
        {
            Search = (_, _, _) =>
            {
                time.Advance(TimeSpan.FromSeconds(3));
                return Task.FromResult<object>(new List<int> { 7 });
            },
        };
        var loop = Loop(tools, new RecordingListener(), time);

        await loop.AskAsync();

        var called = loop.Listener.ToolCalls.Single();
        Assert.Equal(("search_web", "1", "lamps"), (called.Tool, called.CallId, called.Arguments["query"]));
        var returned = loop.Listener.ToolReturns.Single();
        Assert.Equal(("search_web", "1", false), (returned.Tool, returned.CallId, returned.IsError));
        Assert.Equal(TimeSpan.FromSeconds(3), returned.Duration);
        Assert.Equal("[7]", Assert.IsType<JsonElement>(returned.Result).GetRawText());
    }

    [Fact]
    public async Task CallThatEndsTheAgent_ReturnsAnErrorToFollowers()
    {
        var loop = new ToolLoop(ToolLoop.Calling("needy"), new ScriptedReply("done")) { Own = [new Needy()] };

        var error = await Assert.ThrowsAnyAsync<InvalidOperationException>(() => loop.AskAsync());

        Assert.Equal("needy", loop.Listener.ToolCalls.Single().Tool);
        var returned = loop.Listener.ToolReturns.Single();
        Assert.Equal(("needy", "1", true), (returned.Tool, returned.CallId, returned.IsError));
        Assert.Equal(
            error.Message,
            Assert.IsType<JsonElement>(returned.Result).GetProperty("error").GetProperty("message").GetString()
        );
    }

    [Fact]
    public void Event_IsShownWithAgentAndTool()
    {
        var called = new ToolCalled(default, "Writer", new("search_web", "1", new Dictionary<string, object?>()));

        Assert.Equal("ToolCalled Writer search_web", called.ToString());
    }

    [Fact]
    public async Task Unfollowed_ReadsNoClock()
    {
        var loop = Loop(new WebTools(), new RecordingListener { IsFollowed = false }, new NoClock());

        await loop.AskAsync();

        Assert.Equal("lamps 10", loop.Result);
        Assert.Empty(loop.Listener.ToolCalls);
        Assert.Empty(loop.Listener.ToolReturns);
    }

    private static ToolLoop Loop(WebTools tools, RecordingListener listener, TimeProvider time) =>
        new(ScriptedReply.Calling(ToolLoop.Call("search_web", "1", ("query", "lamps"))), new ScriptedReply("done"))
        {
            Own = [tools.SearchWeb()],
            Listener = listener,
            TimeProvider = time,
        };

    private sealed class Needy() : ToolFunction(new ToolDefinition("needy"))
    {
        private static readonly ToolResult<string> Result = new(ToolJson.Default);

        protected override ValueTask<ToolOutcome> CallAsync(ToolCall call)
        {
            var version = call.Service<Version>();
            return call.RunAsync(_ => new($"{version}"), Result);
        }
    }

    private sealed class NoClock : TimeProvider
    {
        public override long GetTimestamp() => throw new InvalidOperationException("nobody asked for the time");

        public override DateTimeOffset GetUtcNow() => throw new InvalidOperationException("nobody asked for the time");
    }
}
