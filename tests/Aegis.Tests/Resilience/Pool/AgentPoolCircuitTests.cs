using Aegis.Resilience;
using Xunit;

namespace Aegis.Tests.Resilience.Pool;

public sealed class AgentPoolCircuitTests
{
    private readonly ManualClock clock = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task SixthCall_DoesNotReachTheCalledAndOneProbeDoesAfterwards()
    {
        await using var pool = Pool(maxConcurrent: 4);
        var reached = 0;
        for (var call = 0; call < 5; call++)
        {
            await Assert.ThrowsAsync<IOException>(() => Reach(new IOException()));
        }

        var rejection = await Assert.ThrowsAsync<CircuitOpenException>(() => Reach(null));
        Assert.Equal(("writers", TimeSpan.FromSeconds(30)), (rejection.Key, rejection.RetryAfter));
        Assert.Equal(5, reached);
        Assert.Equal(
            "writers: 0 of 4 running, 0 waiting, circuit open for 30 s more; 5 failed, 1 rejected",
            pool.GetStatus().ToString()
        );

        clock.Advance(30);
        var end = new TaskCompletionSource<int>();
        var probe = pool.Hold(end, Token);
        for (var call = 0; call < 10; call++)
        {
            await Assert.ThrowsAsync<CircuitOpenException>(() => Reach(null));
        }

        Assert.Equal(5, reached);
        end.SetResult(0);
        await probe;
        await Reach(null);
        Assert.Equal(CircuitState.Closed, pool.GetStatus().Circuit);

        Task<int> Reach(Exception? ending) =>
            pool.ExecuteAsync(
                    async _ =>
                    {
                        reached++;
                        await Task.Yield();
                        return ending is null ? 1 : throw ending;
                    },
                    Token
                )
                .AsTask();
    }

    [Fact(Timeout = 60_000)]
    public async Task CallsThatWaitedWhileTheCircuitBroke_AreTurnedAwayAndLeaveNoTrace()
    {
        await using var pool = Pool(maxConcurrent: 1);
        var end = new TaskCompletionSource<int>();
        var calls = Enumerable.Range(0, 50).Select(_ => pool.Hold(end, Token)).ToList();

        end.SetException(new IOException());

        var endings = await Task.WhenAll(calls.Select(call => Record.ExceptionAsync(() => call).AsTask()));
        Assert.Equal(5, endings.OfType<IOException>().Count());
        Assert.Equal(45, endings.OfType<CircuitOpenException>().Count());
        pool.Breaker.Reset();
        await pool.AssertAllPlacesAreFree();
    }

    [Fact]
    public async Task OpenCircuit_IsToldBeforeWaiting()
    {
        await using var pool = Pool(maxConcurrent: 1);
        var end = new TaskCompletionSource<int>();
        var running = pool.Hold(end, Token);
        pool.Breaker.Isolate();

        var call = pool.Call(Token);

        Assert.True(call.IsFaulted);
        Assert.IsType<CircuitOpenException>(call.Exception!.InnerException);
        Assert.Contains("circuit isolated", pool.GetStatus().ToString(), StringComparison.Ordinal);
        end.SetResult(0);
        await running;
    }

    [Fact(Timeout = 60_000)]
    public async Task TicketOfAWaiter_IsTakenOnlyWhenItsTurnComes()
    {
        await using var pool = Pool(maxConcurrent: 1);
        var first = new TaskCompletionSource<int>();
        var second = new TaskCompletionSource<int>();
        var running = pool.Hold(first, Token);
        var waiting = pool.Hold(second, Token);
        for (var failure = 0; failure < 5; failure++)
        {
            pool.Breaker.RecordFailure();
        }

        clock.Advance(30);
        Assert.True(pool.Breaker.IsAvailable);
        first.SetResult(0);
        await running;

        Assert.True(SpinWait.SpinUntil(() => pool.GetStatus().Running == 1, TimeSpan.FromSeconds(30)));
        Assert.False(pool.Breaker.IsAvailable);
        second.SetResult(0);
        await waiting;
        Assert.Equal(CircuitState.Closed, pool.Breaker.State);
    }

    [Fact]
    public async Task CancelledAndWrongCalls_DoNotCount()
    {
        await using var pool = Pool(maxConcurrent: 1);
        using var source = new CancellationTokenSource();
        var cancelled = pool.ExecuteAsync(
            async token =>
            {
                await Task.Delay(Timeout.InfiniteTimeSpan, token);
                return 0;
            },
            source.Token
        );
        await source.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cancelled.AsTask());
        await Assert.ThrowsAsync<HttpRequestException>(() =>
            pool.ExecuteAsync<int>(
                    _ => throw new HttpRequestException("", null, System.Net.HttpStatusCode.NotFound),
                    Token
                )
                .AsTask()
        );

        var status = pool.GetStatus();
        Assert.Equal((0, 1L, 1L), (status.ConsecutiveFailures, status.Cancelled, status.Failed));
    }

    [Fact]
    public async Task TimeoutOfTheCallItself_Counts()
    {
        await using var pool = Pool(maxConcurrent: 1);

        await Assert.ThrowsAsync<TaskCanceledException>(() =>
            pool.ExecuteAsync<int>(_ => throw new TaskCanceledException("HttpClient.Timeout"), Token).AsTask()
        );

        Assert.Equal(1, pool.GetStatus().ConsecutiveFailures);
    }

    [Fact]
    public async Task PoolsThatShareABreaker_BreakTogether()
    {
        var breaker = new CircuitBreaker("openai", timeProvider: clock);
        await using var one = new AgentPool(new AgentPoolOptions { Name = "one", Breaker = breaker });
        await using var other = new AgentPool(new AgentPoolOptions { Name = "other", Breaker = breaker });
        for (var call = 0; call < 5; call++)
        {
            await one.Fail();
        }

        var exception = await Assert.ThrowsAsync<CircuitOpenException>(() => other.Call(Token));

        Assert.Equal("openai", exception.Key);
    }

    [Fact]
    public async Task Classifier_DecidesWhatCounts()
    {
        await using var pool = new AgentPool(new AgentPoolOptions { FaultClassifier = new Lenient() });
        for (var call = 0; call < 10; call++)
        {
            await pool.Fail();
        }

        Assert.Equal(CircuitState.Closed, pool.GetStatus().Circuit);
        Assert.Equal(10, pool.GetStatus().Failed);
    }

    [Fact]
    public async Task Verdict_IsGivenBeforeThePlace()
    {
        var nosy = new Nosy();
        await using var pool = new AgentPool(
            new AgentPoolOptions
            {
                MaxConcurrent = 1,
                QueueLimit = 0,
                FaultClassifier = nosy,
            }
        );
        nosy.Look = () => pool.Call(Token);

        await pool.Fail();

        await Assert.ThrowsAsync<AgentPoolFullException>(() => nosy.Seen!);
        Assert.Equal(1, await pool.Call(Token));
    }

    [Fact]
    public async Task Lease_IsHeldUntilItIsCompleted()
    {
        await using var pool = Pool(maxConcurrent: 1);

        var lease = await pool.EnterAsync(Token);

        Assert.Equal(1, pool.GetStatus().Running);
        lease.Complete(new IOException(), isCancelled: false);
        Assert.Equal((0, 1), (pool.GetStatus().Running, pool.GetStatus().ConsecutiveFailures));
    }

    private AgentPool Pool(int maxConcurrent) =>
        new(
            new AgentPoolOptions
            {
                Name = "writers",
                MaxConcurrent = maxConcurrent,
                TimeProvider = clock,
            }
        );

    private sealed class Lenient : IFaultClassifier
    {
        public Fault Classify(Exception exception, bool isCancelled) => new(FaultKind.Caller);
    }

    private sealed class Nosy : IFaultClassifier
    {
        public Func<Task>? Look { get; set; }

        public Task? Seen { get; private set; }

        public Fault Classify(Exception exception, bool isCancelled)
        {
            Seen = Look!();
            return new Fault(FaultKind.Transient);
        }
    }
}
