using Aegis.Tests.Pipelines.Synthetic;
using Xunit;

namespace Aegis.Tests.Pipelines;

/// <summary>AsyncLocals of the caller reach every agent; those of an agent reach nobody else.</summary>
public sealed class ExecutionContextTests
{
    private static readonly AsyncLocal<string> Local = new();

    private static CancellationToken TestToken => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false, 0)]
    [InlineData(false, 4)]
    [InlineData(true, 0)]
    [InlineData(true, 4)]
    public async Task EveryAgent_SeesTheCallersAndNotItsSiblings(bool yields, int inline)
    {
        var seen = new string[4];
        AgentBody leaks = call =>
        {
            seen[call.Agent] = Local.Value!;
            Local.Value = $"agent {call.Agent}";
            return yields ? Bodies.Yield(call) : Bodies.Sum(call);
        };
        var pipeline = new GraphPipeline([leaks, leaks, leaks, leaks], GraphPipeline.Fan(4)) { InlineAgents = inline };
        Local.Value = "caller";

        await pipeline.RunAsync(cancellationToken: TestToken);

        Assert.All(seen, value => Assert.Equal("caller", value));
        Assert.Equal("caller", Local.Value);
    }

    [Fact]
    public async Task AgentThatThrows_LeavesNothingBehind()
    {
        AgentBody leaks = _ =>
        {
            Local.Value = "agent";
            throw new FormatException();
        };
        Local.Value = "caller";

        foreach (var inline in new[] { 0, 1 })
        {
            var run = new GraphPipeline([leaks], []) { InlineAgents = inline }.RunAsync(cancellationToken: TestToken);
            Assert.Equal("caller", Local.Value);
            await run;
        }
    }

    [Fact]
    public async Task AgentResumedElsewhere_LeavesTheThreadAsItWas()
    {
        var go = new TaskCompletionSource();
        AgentBody leaks = call =>
        {
            Local.Value = "agent";
            return Bodies.Sum(call);
        };
        AgentBody waits = call => new ValueTask<int>(
            go.Task.ContinueWith(_ => 1, TestToken, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default)
        );
        Local.Value = "caller";
        var run = new GraphPipeline([waits, leaks], [new(0, 1)]).RunAsync(cancellationToken: TestToken);

        Local.Value = "completer";
        go.SetResult();
        Assert.Equal("completer", Local.Value);
        await run;
    }

    [Fact]
    public async Task FlowIsSuppressed_RunsAllTheSame()
    {
        var pipeline = new GraphPipeline([Bodies.Yield, Bodies.Yield, Bodies.Yield], GraphPipeline.Fan(3));
        Task<GraphResult> run;
        using (ExecutionContext.SuppressFlow())
        {
            run = pipeline.RunAsync(cancellationToken: TestToken);
        }

        Assert.Equal("3 succeeded", (await run).Summary);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task FlowIsSuppressed_AgentLeavesNothingBehind(int inline)
    {
        AgentBody leaks = call =>
        {
            Local.Value = "agent";
            return Bodies.Sum(call);
        };
        Local.Value = "caller";
        Task<GraphResult> run;
        using (ExecutionContext.SuppressFlow())
        {
            run = new GraphPipeline([leaks], []) { InlineAgents = inline }.RunAsync(cancellationToken: TestToken);
            Assert.Equal("caller", Local.Value);
        }

        Assert.Equal("1 succeeded", (await run).Summary);
    }

    [Fact]
    public async Task ContextOfAnAgent_IsCurrentThereAndNowhereElse()
    {
        string?[] current = [null, null];
        AgentBody looks = call =>
        {
            call.Run!.CreateContext(call.Agent);
            return LookAsync(call);
        };
        AgentBody none = call =>
        {
            current[1] = AgentContext.Current?.AgentId;
            return Bodies.Sum(call);
        };

        await new GraphPipeline([looks, none], [new(0, 1)]).RunAsync(cancellationToken: TestToken);

        Assert.Equal("A0", current[0]);
        Assert.Null(current[1]);
        Assert.Null(AgentContext.Current);

        async ValueTask<int> LookAsync(AgentCall call)
        {
            await Task.Yield();
            current[0] = AgentContext.Current?.AgentId;
            return call.Sum;
        }
    }
}
