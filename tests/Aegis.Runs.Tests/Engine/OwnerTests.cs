using Aegis.Runs.Tests.Agents;
using Aegis.Runs.Tests.Stores;
using Aegis.Tests.Pipelines.Synthetic;

namespace Aegis.Runs.Tests.Engine;

// two who want one run
public sealed class OwnerTests
{
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(30);
    private readonly FakeTimeProvider clock = new();
    private readonly InMemoryRunStore store;

    public OwnerTests() => store = new InMemoryRunStore(clock);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task SecondOwner_IsTurnedAway_WithoutCallingAnybody()
    {
        var (first, gate, running) = await StartAsync(clock);
        var second = new Desk(store, clock);

        var error = await Assert.ThrowsAsync<RunInProgressException>(() => second.RunAsync(token: Token));

        Assert.Contains("Run 'run-1' of DigestPipeline is under way at", error.Message);
        Assert.Equal(Lease, error.RetryAfter);
        Assert.Equal("", second.Script.Counts);
        gate.SetResult();
        Assert.Equal(PipelineStatus.Succeeded, (await running).Status);
        Assert.Equal(1, first.Script["Writer"]);
    }

    [Fact]
    public async Task OwnerThatIsThere_KeepsTheRunBeyondItsLease()
    {
        var (_, gate, running) = await StartAsync(clock);

        for (var i = 0; i < 12; i++)
        {
            await BeatAsync();
        }

        await clock.DueAsync(Lease / 3).WaitAsync(Token);
        await Assert.ThrowsAsync<RunInProgressException>(() => new Desk(store, clock).RunAsync(token: Token));
        gate.SetResult();
        Assert.Equal(PipelineStatus.Succeeded, (await running).Status);
        // by then the metrics of the run are stored, and wait for nothing any more
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(0, clock.Timers);
    }

    [Fact]
    public async Task StoppedOwner_CanNotCommitOverItsSuccessor()
    {
        // its own clock stands still, as that of a process that was stopped: it shows no sign of life
        var (first, gate, running) = await StartAsync(new FakeTimeProvider());
        clock.Advance(Lease + TimeSpan.FromSeconds(1));
        var successor = new Desk(store, clock);
        var result = await successor.RunAsync(token: Token);

        gate.SetResult();
        var error = await Assert.ThrowsAsync<RunTakenOverException>(() => running);

        Assert.Contains("Run 'run-1' of DigestPipeline is not this process' any more", error.Message);
        Assert.Equal(PipelineStatus.Succeeded, result.Status);
        // Judge is run again, since it had not been committed; who had been is not, and the first owner starts nothing more
        Assert.Equal("Judge:1 Writer:1", successor.Script.Counts);
        Assert.Equal(0, first.Script["Writer"]);
        Assert.Equal(RunState.Succeeded, (await store.FindAsync("default", "run-1", Token))!.State);
    }

    [Fact]
    public async Task HeartbeatThatFindsTheRunGone_StopsTheRun()
    {
        var stopped = new FakeTimeProvider();
        var first = new Desk(store, stopped);
        first.Script.Hang("Judge");
        var running = first.RunAsync(token: Token);
        await first.Script.ReachedAsync("Judge").WaitAsync(Token);
        clock.Advance(Lease + TimeSpan.FromSeconds(1));
        await new Desk(store, clock).RunAsync(token: Token);

        stopped.Advance(Lease / 3);

        await Assert.ThrowsAsync<RunTakenOverException>(() => running);
    }

    [Fact]
    public async Task StoreThatHearsNothing_StopsTheRun_WhenTheLeaseIsOver()
    {
        var silent = new SilentStore(store);
        var desk = new Desk(silent, clock);
        desk.Script.Hang("Judge");
        var running = desk.RunAsync(token: Token);
        await desk.Script.ReachedAsync("Judge").WaitAsync(Token);

        for (var i = 0; i < 3; i++)
        {
            await BeatAsync();
        }

        var error = await Assert.ThrowsAsync<RunTakenOverException>(() => running);
        Assert.IsType<IOException>(error.InnerException);
    }

    [Fact]
    public async Task OwnerWhoseLeaseIsOver_StartsNoMoreAgents()
    {
        var (first, gate, running) = await StartAsync(clock, new SilentStore(store));
        // time goes by, and no heartbeat comes through: nobody has asked for the run yet
        clock.Advance(Lease + TimeSpan.FromSeconds(1));

        gate.SetResult();

        await Assert.ThrowsAsync<RunTakenOverException>(() => running);
        Assert.Equal(0, first.Script["Writer"]);
    }

    private async Task<(Desk Desk, TaskCompletionSource Gate, Task<DigestPipelineResult> Running)> StartAsync(
        FakeTimeProvider time,
        IRunStore? through = null
    )
    {
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var desk = new Desk(through ?? store, time);
        desk.Script.On("Judge", _ => gate.Task);
        var running = desk.RunAsync(token: Token);
        await desk.Script.ReachedAsync("Judge").WaitAsync(Token);
        return (desk, gate, running);
    }

    /// <summary>The owner waits for its next beat, and the third of the lease until then goes by.</summary>
    private async Task BeatAsync()
    {
        await clock.DueAsync(Lease / 3).WaitAsync(Token);
        clock.Advance(Lease / 3);
    }

    private sealed class SilentStore(IRunStore store) : Interposed(store)
    {
        protected override ValueTask<T> CallAsync<T>(string name, Func<ValueTask<T>> call) =>
            name == "Renew" ? throw new IOException("no route") : call();
    }
}
