using System.Runtime.CompilerServices;
using Aegis.Resilience;

namespace Aegis.Telemetry.Tests.Metrics;

/// <summary>What is read of living pools and circuits when somebody collects.</summary>
public sealed class GaugeTests
{
    [Fact]
    public async Task Pool_ShowsWhoRunsAndWhoWaits()
    {
        await using var pool = new AgentPool(new AgentPoolOptions { Name = "gauged", MaxConcurrent = 1 });
        using var metrics = new MetricRecorder();
        var go = new TaskCompletionSource<int>();
        var first = pool.ExecuteAsync(_ => new ValueTask<int>(go.Task), TestContext.Current.CancellationToken).AsTask();
        var second = pool.ExecuteAsync(_ => new ValueTask<int>(2), TestContext.Current.CancellationToken).AsTask();

        Assert.Equal(1, Read(metrics, "aegis.pool.active", "aegis.pool.name", "gauged"));
        Assert.Equal(1, Read(metrics, "aegis.pool.queue.length", "aegis.pool.name", "gauged"));

        go.SetResult(1);
        await Task.WhenAll(first, second);
        Assert.Equal(0, Read(metrics, "aegis.pool.active", "aegis.pool.name", "gauged"));
        Assert.Equal(0, Read(metrics, "aegis.pool.queue.length", "aegis.pool.name", "gauged"));
    }

    [Fact]
    public async Task PoolsOfOneName_AreAddedUp_UntilTheyAreDisposedOf()
    {
        var one = new AgentPool(new AgentPoolOptions { Name = "twice" });
        await using var other = new AgentPool(new AgentPoolOptions { Name = "twice" });
        using var metrics = new MetricRecorder();
        var go = new TaskCompletionSource<int>();
        var token = TestContext.Current.CancellationToken;
        Task[] calls =
        [
            one.ExecuteAsync(_ => new ValueTask<int>(go.Task), token).AsTask(),
            other.ExecuteAsync(_ => new ValueTask<int>(go.Task), token).AsTask(),
        ];

        Assert.Equal(2, Read(metrics, "aegis.pool.active", "aegis.pool.name", "twice"));

        go.SetResult(1);
        await Task.WhenAll(calls);
        await one.DisposeAsync();
        await other.DisposeAsync();
        Assert.Null(Read(metrics, "aegis.pool.active", "aegis.pool.name", "twice"));
    }

    [Fact]
    public void Breaker_ShowsItsState()
    {
        var breaker = new CircuitBreaker("shown", new CircuitBreakerOptions { ConsecutiveFailureLimit = 1 });
        using var metrics = new MetricRecorder();

        Assert.Equal(0, Read(metrics, "aegis.breaker.state", "aegis.breaker.key", "shown"));
        breaker.RecordFailure();
        Assert.Equal(2, Read(metrics, "aegis.breaker.state", "aegis.breaker.key", "shown"));
        breaker.Isolate();
        Assert.Equal(3, Read(metrics, "aegis.breaker.state", "aegis.breaker.key", "shown"));
    }

    [Fact]
    public void PoolAndBreakerThatNobodyUses_AreCollected()
    {
        using var metrics = new MetricRecorder();
        var (pool, breaker) = Abandon();

        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();

        Assert.False(pool.IsAlive);
        Assert.False(breaker.IsAlive);
        Assert.Null(Read(metrics, "aegis.breaker.state", "aegis.breaker.key", "abandoned"));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static (WeakReference Pool, WeakReference Breaker) Abandon() =>
        (new(new AgentPool(new AgentPoolOptions { Name = "abandoned" })), new(new CircuitBreaker("abandoned")));

    private static double? Read(MetricRecorder metrics, string instrument, string tag, string value) =>
        metrics.Collect(instrument).SingleOrDefault(one => one.Tags[tag] is string name && name == value)?.Value;
}
