using Aegis.Resilience;
using Aegis.Tests.Pipelines.Synthetic;

namespace Aegis.Approvals.Tests.Waiting;

public sealed class PoolReturnTests
{
    private static readonly TimeSpan Recovery = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task CallThatGoesOn_ComesBeforeThoseThatHaveNotBegun_AndIsNotTurnedAway()
    {
        await using var pool = new AgentPool(new AgentPoolOptions { MaxConcurrent = 1, QueueLimit = 1 });
        var first = (await pool.EnterAsync(App.Token)).StepAside();
        var second = await pool.EnterAsync(App.Token);
        var queued = pool.EnterAsync(App.Token).AsTask();

        // the queue is full, but this one was let in before
        var back = first.StepBackAsync(App.Token).AsTask();
        Assert.False(back.IsCompleted);
        second.Complete(error: null, isCancelled: false);

        first = await back;
        Assert.False(queued.IsCompleted);
        first.Complete(error: null, isCancelled: false);
        (await queued).Complete(error: null, isCancelled: false);
        Assert.Equal((0, 3L, 0L), (pool.GetStatus().Running, pool.GetStatus().Succeeded, pool.GetStatus().Rejected));
    }

    [Fact]
    public async Task CallThatGivesUpGoingOn_LeavesThePlaceToTheNext()
    {
        await using var pool = new AgentPool(1, 1, Recovery);
        using var given = new CancellationTokenSource();
        var first = (await pool.EnterAsync(App.Token)).StepAside();
        var second = await pool.EnterAsync(App.Token);
        var back = first.StepBackAsync(given.Token).AsTask();

        await given.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => back);
        second.Complete(error: null, isCancelled: false);
        first.Complete(new OperationCanceledException(), isCancelled: true);

        (await pool.EnterAsync(App.Token)).Complete(error: null, isCancelled: false);
        Assert.Equal((0, 0), (pool.GetStatus().Running, pool.GetStatus().Waiting));
    }

    [Fact]
    public async Task ProbeThatWaits_LeavesItToTheNextCall_WhetherTheCircuitCloses()
    {
        var clock = new FakeTimeProvider();
        await using var pool = new AgentPool(
            new AgentPoolOptions
            {
                MaxConcurrent = 2,
                TimeProvider = clock,
                Circuit = new CircuitBreakerOptions { ConsecutiveFailureLimit = 1, RecoveryTimeout = Recovery },
            }
        );
        (await pool.EnterAsync(App.Token)).Complete(new HttpRequestException("down"), isCancelled: false);
        clock.Advance(Recovery);

        var probe = (await pool.EnterAsync(App.Token)).StepAside();
        var next = await pool.EnterAsync(App.Token);
        next.Complete(error: null, isCancelled: false);
        Assert.Equal(CircuitState.Closed, pool.GetStatus().Circuit);

        // what it ends with says nothing any more of a circuit that others have closed
        probe = await probe.StepBackAsync(App.Token);
        probe.Complete(new HttpRequestException("down"), isCancelled: false);
        Assert.Equal(CircuitState.Closed, pool.GetStatus().Circuit);
    }

    [Fact]
    public async Task CallOfAPoolThatIsGone_IsTurnedAway()
    {
        var pool = new AgentPool(1, 1, Recovery);
        var first = (await pool.EnterAsync(App.Token)).StepAside();
        await pool.DisposeAsync();

        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await first.StepBackAsync(App.Token));
    }
}
