using Aegis.Approvals;
using Aegis.Tools;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;

namespace Aegis.Tests.Agents.ToolLoop;

/// <summary>What a tool is given beside its arguments, and which tools the model is told of.</summary>
public sealed class ToolContextTests
{
    [Fact]
    public async Task Current_IsTheAgentsDuringEachCall()
    {
        var seen = new List<AgentContext?>();
        var tool = ToolLoop.Tool(
            "tool",
            async () =>
            {
                await Task.Yield();
                lock (seen)
                {
                    seen.Add(AgentContext.Current);
                }
            }
        );
        var loop = new ToolLoop(
            ScriptedReply.Calling(ToolLoop.Call("tool", "1"), ToolLoop.Call("tool", "2")),
            ToolLoop.Calling("tool", "3"),
            new ScriptedReply("done")
        )
        {
            Own = [tool],
        };

        await loop.AskAsync();

        Assert.Equal([loop.Context, loop.Context, loop.Context], seen);
        Assert.Null(AgentContext.Current);
    }

    [Fact]
    public async Task EmittedTool_WorksInTheContextOfItsAgent()
    {
        AgentContext? seen = null;
        var loop = new ToolLoop(ToolLoop.Calling("who"), new ScriptedReply("done"))
        {
            Own = [new WhoFunction(context => seen = context)],
        };

        await loop.AskAsync();

        Assert.Same(loop.Context, seen);
    }

    [Fact]
    public async Task ForeignFunction_IsGivenServicesAndTheCall()
    {
        AIFunctionArguments? given = null;
        var tool = AIFunctionFactory.Create(
            (AIFunctionArguments arguments) =>
            {
                given = arguments;
            },
            "tool"
        );
        using var services = new ServiceCollection().BuildServiceProvider();
        var call = ToolLoop.Call("tool", "1", ("query", "lamps"));
        var loop = new ToolLoop(ScriptedReply.Calling(call), new ScriptedReply("done"))
        {
            Own = [tool],
            Services = services,
        };

        await loop.AskAsync();

        Assert.Same(services, given!.Services);
        Assert.Same(call, given.Context![typeof(FunctionCallContent)]);
        Assert.Equal("lamps", given["query"]);
    }

    [Fact]
    public async Task ToolThatChangesItsArguments_DoesNotChangeTheCall()
    {
        var tool = AIFunctionFactory.Create((AIFunctionArguments arguments) => arguments.Clear(), "tool");
        var call = ToolLoop.Call("tool", "1", ("query", "lamps"));
        var loop = new ToolLoop(ScriptedReply.Calling(call), new ScriptedReply("done")) { Own = [tool] };

        await loop.AskAsync();

        Assert.Equal("lamps", call.Arguments!["query"]);
        Assert.Equal("lamps", loop.Listener.ToolCalls.Single().Arguments["query"]);
    }

    [Fact]
    public async Task HostedTool_IsOnlyPassedToTheProvider()
    {
        AITool[] hosted = [new HostedWebSearchTool(), new HostedWebSearchTool()];
        var loop = new ToolLoop(new ScriptedReply("done")) { Shared = hosted };

        await loop.AskAsync();

        Assert.Equal(hosted, loop.Client.Requests[0].Options!.Tools);
    }

    [Fact]
    public async Task NoTools_SendNone()
    {
        var loop = new ToolLoop(new ScriptedReply("done"));

        await loop.AskAsync();

        Assert.Null(loop.Client.Requests[0].Options!.Tools);
    }

    [Fact]
    public async Task SameNameTwice_NamesBothSources()
    {
        var loop = new ToolLoop { Own = [Clock("clock")], Shared = [Clock("clock")] };

        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => loop.AskAsync());

        Assert.Equal(
            "Agent 'Writer' has two tools named 'clock': one of the agent's own tools and one of the tools of its context "
                + "(AgentContext.Tools, [UseTools]). A model could not tell them apart; rename one, for example with "
                + "[Tool(Name = …)].",
            error.Message
        );
        Assert.Empty(loop.Client.Requests);
    }

    [Fact]
    public async Task SameNameTwiceInOneSource_IsRefusedToo()
    {
        var loop = new ToolLoop { Own = [Clock("clock"), Clock("clock")] };

        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => loop.AskAsync());

        Assert.Contains(
            "one of the agent's own tools and another of the agent's own tools",
            error.Message,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData(null, false)]
    [InlineData(false, false)]
    [InlineData(true, true)]
    public async Task ForeignFunctionThatRequiresApproval_RunsOnlyWithIt(bool? decision, bool isCalled)
    {
        var calls = 0;
        var services = new ServiceCollection();
        if (decision is { } approves)
        {
            services.AddApprovals(approvals =>
                approvals.OnRequest(
                    (_, _) =>
                        new(approves ? ApprovalDecision.Approve("alice") : ApprovalDecision.Reject("alice", "too dear"))
                )
            );
        }

        using var provider = services.BuildServiceProvider();
        var loop = new ToolLoop(ToolLoop.Calling("pay"), new ScriptedReply("done"))
        {
            Own = [new ApprovalRequiredAIFunction(ToolLoop.Tool("pay", () => $"paid {++calls}"))],
            Services = provider,
        };

        await loop.AskAsync();

        Assert.Equal(isCalled ? 1 : 0, calls);
        Assert.Equal(!isCalled, loop.Listener.ToolReturns.Single().IsError);
        Assert.Contains(
            decision switch
            {
                null => "nobody is there to give it",
                false => "too dear",
                true => "paid 1",
            },
            loop.Result,
            StringComparison.Ordinal
        );
    }

    private static AIFunction Clock(string name) => ToolLoop.Tool(name, static () => "noon");

    private sealed class WhoFunction(Action<AgentContext> tell) : ToolFunction(new ToolDefinition("who"))
    {
        private static readonly ToolResult<ToolNothing> Result = new(ToolJson.Default);

        protected override ValueTask<ToolOutcome> CallAsync(ToolCall call) =>
            call.RunAsync(
                _ =>
                {
                    tell(call.Context);
                    return new(default(ToolNothing));
                },
                Result
            );
    }
}
