using Aegis.Pipelines;
using Aegis.Tests.Pipelines.Synthetic;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Aegis.Tests.Pipelines;

/// <summary>What ends a run before its time: a failure, the timeout, the caller.</summary>
public sealed class StopTests
{
    private static readonly PipelineRunOptions StopPipeline = new() { OnFailure = OnFailure.StopPipeline };
    private readonly FakeTimeProvider clock = new();

    private static CancellationToken TestToken => TestContext.Current.CancellationToken;

    [Fact]
    public async Task StopPipeline_CancelsWhatRunsAndSkipsWhatHasNotStarted()
    {
        // 0 fails after 1 has started; 2 waits for 1; 3 for nobody that fails
        var started = new TaskCompletionSource();
        AgentBody runs = call =>
        {
            started.SetResult();
            return Bodies.UntilCancelled(call);
        };
        AgentBody fails = async _ =>
        {
            await started.Task;
            throw new FormatException("no");
        };
        var pipeline = new GraphPipeline([fails, runs, Bodies.Sum], [new(1, 2)]);

        var result = await pipeline.RunAsync(options: StopPipeline, cancellationToken: TestToken);

        Assert.Equal(PipelineStatus.Failed, result.Status);
        Assert.Equal("1 failed, 1 skipped, 1 cancelled", result.Summary);
        Assert.Equal(AgentStatus.Cancelled, result[1].Status);
        Assert.Equal(["A1"], result[2].SkippedBecause);
    }

    [Fact]
    public async Task StopPipeline_AgentThatNeededNobodyWhoFailed_NamesWhoStoppedTheRun()
    {
        var pipeline = new GraphPipeline(
            [Bodies.Throws(new FormatException()), Bodies.Sum, Bodies.Sum],
            [new(1, 2, Optional: true)]
        );

        var result = await pipeline.RunAsync(options: StopPipeline, cancellationToken: TestToken);

        Assert.Equal("1 failed, 2 skipped", result.Summary);
        Assert.Equal(["A0"], result[1].SkippedBecause);
        Assert.Equal(["A0"], result[2].SkippedBecause);
    }

    [Fact]
    public async Task Continue_IndependentBranchesGoOn()
    {
        var pipeline = new GraphPipeline(
            [Bodies.ThrowsLater(new FormatException()), Bodies.Yield, Bodies.Sum, Bodies.Sum],
            [new(0, 2), new(1, 3)]
        );

        var result = await pipeline.RunAsync(cancellationToken: TestToken);

        Assert.Equal("2 succeeded, 1 failed, 1 skipped", result.Summary);
        Assert.True(result[3].Succeeded);
    }

    [Fact]
    public async Task SeveralRoots_AreAllNamedInOrder()
    {
        var fails = Bodies.ThrowsLater(new FormatException());
        var pipeline = new GraphPipeline(
            [fails, fails, Bodies.Sum, Bodies.Sum, Bodies.Sum],
            [new(1, 2), new(0, 3), new(2, 4), new(3, 4)]
        );

        var result = await pipeline.RunAsync(cancellationToken: TestToken);

        Assert.Equal(["A0", "A1"], result[4].SkippedBecause);
    }

    [Fact]
    public async Task Timeout_CancelsWhatRuns()
    {
        var pipeline = WithClock(
            [Bodies.UntilCancelled, Bodies.Sum],
            [new(0, 1)],
            graph => new PipelineShape(graph) { Timeout = TimeSpan.FromSeconds(30) }
        );

        var task = pipeline.RunAsync(cancellationToken: TestToken);
        clock.Advance(TimeSpan.FromSeconds(29));
        Assert.False(task.IsCompleted);
        clock.Advance(TimeSpan.FromSeconds(1));
        var result = await task;

        Assert.Equal(PipelineStatus.TimedOut, result.Status);
        Assert.Equal("1 skipped, 1 cancelled", result.Summary);
        Assert.Equal(["A0"], result[1].SkippedBecause);
        Assert.Equal(0, clock.Timers);
    }

    [Fact]
    public async Task TimeoutOfTheRun_WinsOverTheDeclaredOne()
    {
        var go = new TaskCompletionSource();
        var pipeline = WithClock(
            [Bodies.After(go.Task)],
            [],
            graph => new PipelineShape(graph) { Timeout = TimeSpan.FromSeconds(30) }
        );

        var task = pipeline.RunAsync(
            options: new() { Timeout = Timeout.InfiniteTimeSpan },
            cancellationToken: TestToken
        );
        Assert.Equal(0, clock.Timers);
        clock.Advance(TimeSpan.FromDays(1));
        go.SetResult();

        Assert.Equal(PipelineStatus.Succeeded, (await task).Status);
    }

    [Fact]
    public async Task AgentThatIgnoresTheTimeoutAndSucceeds_HasSucceeded()
    {
        var go = new TaskCompletionSource();
        var pipeline = WithClock([Bodies.After(go.Task)], []);

        var task = pipeline.RunAsync(
            options: new() { Timeout = TimeSpan.FromSeconds(1) },
            cancellationToken: TestToken
        );
        clock.Advance(TimeSpan.FromSeconds(2));
        go.SetResult();

        Assert.Equal(PipelineStatus.Succeeded, (await task).Status);
    }

    [Fact]
    public async Task TimeoutThatEndsNothing_IsNotWhatBecameOfTheRun()
    {
        var go = new TaskCompletionSource();
        var pipeline = WithClock([Bodies.Throws(new FormatException()), Bodies.After(go.Task)], []);

        var task = pipeline.RunAsync(
            options: new() { Timeout = TimeSpan.FromSeconds(1) },
            cancellationToken: TestToken
        );
        clock.Advance(TimeSpan.FromSeconds(2));
        go.SetResult();
        var result = await task;

        Assert.Equal("1 succeeded, 1 failed", result.Summary);
        Assert.Equal(PipelineStatus.Failed, result.Status);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task TimeoutThatMadeAnAgentFailOrNeverStart_IsWhatBecameOfTheRun(bool fails)
    {
        var go = new TaskCompletionSource();
        AgentBody ends = async call =>
        {
            await go.Task;
            return fails ? throw new FormatException() : call.Sum;
        };
        var pipeline = WithClock([ends, Bodies.Sum], [new(0, 1)]);

        var task = pipeline.RunAsync(
            options: new() { Timeout = TimeSpan.FromSeconds(1) },
            cancellationToken: TestToken
        );
        clock.Advance(TimeSpan.FromSeconds(2));
        go.SetResult();

        Assert.Equal(PipelineStatus.TimedOut, (await task).Status);
    }

    [Fact]
    public async Task AgentsOwnTimeout_IsAFailure()
    {
        var pipeline = new GraphPipeline([Bodies.ThrowsLater(new TaskCanceledException("http"))], []);

        var result = await pipeline.RunAsync(options: StopPipeline, cancellationToken: TestToken);

        Assert.Equal(AgentStatus.Failed, result[0].Status);
    }

    [Fact]
    public async Task CallersToken_ThrowsOnlyWhenEveryStartedAgentHasEnded()
    {
        using var source = new CancellationTokenSource();
        var go = new TaskCompletionSource();
        var pipeline = new GraphPipeline([Bodies.After(go.Task), Bodies.UntilCancelled, Bodies.Sum], [new(0, 2)]);

        var task = pipeline.RunAsync(cancellationToken: source.Token);
        await source.CancelAsync();
        Assert.False(task.IsCompleted);
        go.SetResult();

        var exception = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => task);
        Assert.Equal(source.Token, exception.CancellationToken);
        Assert.True(task.IsCanceled);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public async Task TokenThatFiredBefore_StartsNothing(int inline)
    {
        using var source = new CancellationTokenSource();
        await source.CancelAsync();
        AgentBody never = _ => throw new InvalidOperationException("started");
        var pipeline = new GraphPipeline([never, never], [new(0, 1)]) { InlineAgents = inline };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            pipeline.RunAsync(cancellationToken: source.Token)
        );
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public async Task AgentFiresTheToken_NothingElseStarts(int inline)
    {
        using var source = new CancellationTokenSource();
        var started = 0;
        AgentBody cancels = call =>
        {
            started++;
            source.Cancel();
            return Bodies.Sum(call);
        };
        var pipeline = new GraphPipeline([cancels, cancels], [new(0, 1)]) { InlineAgents = inline };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            pipeline.RunAsync(cancellationToken: source.Token)
        );
        Assert.Equal(1, started);
    }

    [Fact]
    public async Task TokenFiresAfterTheRun_ChangesNothing()
    {
        using var source = new CancellationTokenSource();
        var pipeline = new GraphPipeline([Bodies.Yield], []);

        var result = await pipeline.RunAsync(options: StopPipeline, cancellationToken: source.Token);
        await source.CancelAsync();

        Assert.Equal(PipelineStatus.Succeeded, result.Status);
    }

    [Fact]
    public async Task CallbackOnTheTokenThrows_IsToldInTheResult()
    {
        AgentBody registers = async call =>
        {
            using var registration = call.Token.Register(() => throw new FormatException("callback"));
            await Bodies.UntilCancelled(call);
            return 0;
        };
        var pipeline = new GraphPipeline([registers, Bodies.ThrowsLater(new FormatException("agent"))], []);

        var result = await pipeline.RunAsync(options: StopPipeline, cancellationToken: TestToken);

        Assert.Equal("1 failed, 1 cancelled", result.Summary);
        Assert.Equal("callback", Assert.Single(result.CleanupErrors).Message);
        var exception = Assert.Throws<PipelineFailedException>(result.EnsureSuccess);
        Assert.EndsWith(
            " Cleaning up failed with FormatException: callback",
            exception.Message,
            StringComparison.Ordinal
        );
    }

    private GraphPipeline WithClock(
        AgentBody[] bodies,
        TestEdge[] edges,
        Func<PipelineGraph, PipelineShape>? shape = null
    )
    {
        var services = new ServiceCollection().AddSingleton<TimeProvider>(clock).BuildServiceProvider();
        return new GraphPipeline(bodies, edges, shape, new PipelineHost("Graph", services));
    }
}
