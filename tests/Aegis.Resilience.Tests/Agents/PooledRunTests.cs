using Microsoft.Extensions.DependencyInjection;

namespace Aegis.Resilience.Tests.Agents;

public class PooledRunTests
{
    private static readonly Exception Down = new HttpRequestException("down");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Pool_BoundsAllRunsTogether()
    {
        var (running, peak) = (0, 0);
        var met = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var script = Script.Always(async _ =>
        {
            var now = Interlocked.Increment(ref running);
            InterlockedMax(ref peak, now);
            if (now > 1)
            {
                met.TrySetResult();
            }

            await met.Task;
            Interlocked.Decrement(ref running);
        });
        await using var pool = new AgentPool(3, 5, TimeSpan.FromSeconds(30));
        var pipeline = Pipeline(script, pool);
        var results = await Task.WhenAll(
            Enumerable.Range(0, 200).Select(_ => pipeline.RunPipelineAsync(cancellationToken: Token))
        );
        Assert.All(results, result => Assert.Equal(6, result.Sum.Value));
        Assert.InRange(peak, 2, 3);
        var status = pool.GetStatus();
        Assert.Equal((0, 0, 800L), (status.Running, status.Waiting, status.Succeeded));
    }

    [Fact]
    public async Task PoolOfTheRun_TakesThePlaceOfTheApps()
    {
        await using var ofApp = new AgentPool(1, 5, TimeSpan.FromSeconds(30));
        await using var ofRun = new AgentPool(1, 5, TimeSpan.FromSeconds(30));
        var result = await Pipeline(new Script(), ofApp)
            .RunPipelineAsync(new PipelineRunOptions { Pool = ofRun }, Token);
        result.EnsureSuccess();
        Assert.Equal((0L, 4L), (ofApp.GetStatus().Succeeded, ofRun.GetStatus().Succeeded));
    }

    [Fact]
    public async Task FailuresInARow_TurnAgentsAway()
    {
        var script = Script.Always(Script.Throw(Down));
        await using var pool = new AgentPool(1, 3, TimeSpan.FromSeconds(30));
        var pipeline = Pipeline(script, pool);
        var first = await pipeline.RunPipelineAsync(cancellationToken: Token);
        Assert.Equal("3 failed, 1 skipped", first.Summary.ToString());
        Assert.All(first.Outcomes.Where(o => o.Status == AgentStatus.Failed), o => Assert.Same(Down, o.Error));

        var second = await pipeline.RunPipelineAsync(cancellationToken: Token);
        Assert.Equal("3 failed, 1 skipped", second.Summary.ToString());
        Assert.IsType<CircuitOpenException>(second.Left.Error);
        Assert.Equal(["Left", "Middle", "Right"], second.Sum.SkippedBecause.Order());
        Assert.Equal(3, script.Calls);
    }

    [Fact]
    public async Task StopOnFailure_SkipsAgentsThatWaitForAPlace()
    {
        await using var pool = new AgentPool(1, 1000, TimeSpan.FromSeconds(30));
        for (var round = 0; round < 50; round++)
        {
            var script = Script.Always(async _ =>
            {
                await Task.Yield();
                throw Down;
            });
            var options = new PipelineRunOptions { OnFailure = OnFailure.StopPipeline };
            var result = await Pipeline(script, pool).RunPipelineAsync(options, Token);
            Assert.Equal("1 failed, 3 skipped", result.Summary.ToString());
            Assert.Equal(1, script.Calls);
        }
    }

    [Fact]
    public async Task ClassifierThatThrows_FailsTheAgentAlone()
    {
        await using var pool = new AgentPool(
            new AgentPoolOptions { MaxConcurrent = 1, FaultClassifier = new Thrower() }
        );
        var script = Script.Always(async _ =>
        {
            await Task.Yield();
            throw Down;
        });
        var result = await Pipeline(script, pool).RunPipelineAsync(cancellationToken: Token);
        Assert.Equal("3 failed, 1 skipped", result.Summary.ToString());
        Assert.All(result.Outcomes.Where(o => o.Status == AgentStatus.Failed), o => Assert.Same(Down, o.Error));
        Assert.Equal(0, pool.GetStatus().Running);
    }

    [Fact]
    public async Task AgentThatIsTurnedAway_TookNoTime()
    {
        await using var pool = new AgentPool(1, 5, TimeSpan.FromSeconds(30));
        pool.Breaker.Isolate();
        var options = new PipelineRunOptions { MeasureDuration = true };
        var result = await Pipeline(new Script(), pool).RunPipelineAsync(options, Token);
        Assert.All(result.Outcomes, outcome => Assert.Null(outcome.Duration));
    }

    [Fact]
    public async Task RunThatIsCancelledWhileAgentsWait_EndsAndLeavesNothing()
    {
        await using var pool = new AgentPool(1, 5, TimeSpan.FromSeconds(30));
        await using var holding = new Holding(pool);
        var script = new Script();
        var pipeline = Pipeline(script, pool);
        for (var round = 0; round < 10; round++)
        {
            using var source = new CancellationTokenSource();
            var run = pipeline.RunPipelineAsync(cancellationToken: source.Token);
            Assert.True(SpinWait.SpinUntil(() => pool.GetStatus().Waiting == 3, TimeSpan.FromSeconds(30)));
            await source.CancelAsync();
            await Assert.ThrowsAsync<OperationCanceledException>(() => run);
        }

        Assert.Equal((0, 0), (script.Calls, pool.GetStatus().Waiting));
        await holding.DisposeAsync();
        var result = await pipeline.RunPipelineAsync(cancellationToken: Token);
        Assert.Equal(6, result.Sum.Value);
    }

    [Fact]
    public async Task TimeoutWhileAgentsWait_SkipsThem()
    {
        await using var pool = new AgentPool(1, 5, TimeSpan.FromSeconds(30));
        await using var holding = new Holding(pool);
        var options = new PipelineRunOptions { Timeout = TimeSpan.FromMilliseconds(1) };
        var result = await Pipeline(new Script(), pool).RunPipelineAsync(options, Token);
        Assert.Equal(PipelineStatus.TimedOut, result.Status);
        Assert.Equal("4 skipped", result.Summary.ToString());
        await holding.DisposeAsync();
    }

    [Fact]
    public async Task FullQueue_FailsTheAgent()
    {
        await using var pool = new AgentPool(
            new AgentPoolOptions
            {
                Name = "narrow",
                MaxConcurrent = 1,
                QueueLimit = 2,
            }
        );
        await using var holding = new Holding(pool);
        var run = Pipeline(new Script(), pool).RunPipelineAsync(cancellationToken: Token);
        Assert.True(SpinWait.SpinUntil(() => pool.GetStatus().Rejected == 1, TimeSpan.FromSeconds(30)));
        await holding.DisposeAsync();
        var result = await run;
        var failed = Assert.Single(result.Outcomes, outcome => outcome.Status == AgentStatus.Failed);
        Assert.Contains(
            "'narrow' is full",
            Assert.IsType<AgentPoolFullException>(failed.Error).Message,
            StringComparison.Ordinal
        );
        Assert.Equal("2 succeeded, 1 failed, 1 skipped", result.Summary.ToString());
    }

    private static PooledPipeline Pipeline(Script script, AgentPool pool) =>
        new(new ServiceCollection().AddSingleton(script).AddSingleton(pool).BuildServiceProvider());

    private sealed class Thrower : IFaultClassifier
    {
        public Fault Classify(Exception exception, bool isCancelled) => throw new NotSupportedException("no idea");
    }

    private static void InterlockedMax(ref int target, int value)
    {
        for (var seen = Volatile.Read(ref target); value > seen; seen = Volatile.Read(ref target))
        {
            Interlocked.CompareExchange(ref target, value, seen);
        }
    }
}
