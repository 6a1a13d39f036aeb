using Aegis.Resilience;
using Xunit;

namespace Aegis.Tests.Resilience.Breaker;

/// <summary>The advisory style: ask, call, record.</summary>
public sealed class CircuitByHandTests
{
    private readonly ManualClock clock = new();
    private readonly CircuitBreaker breaker;

    public CircuitByHandTests() => breaker = new CircuitBreaker("agent", timeProvider: clock);

    [Fact]
    public void Circuit_GoesThroughAllStatesAndBack()
    {
        var seen = new List<CircuitState>();
        breaker.StateChanged += (_, change) => seen.Add(change.To);
        Assert.True(breaker.IsAvailable);
        Fail(5);
        Assert.False(breaker.IsAvailable);
        Assert.Equal(CircuitState.Open, breaker.State);

        clock.Advance(30);

        Assert.True(breaker.IsAvailable);
        Assert.Equal(CircuitState.HalfOpen, breaker.State);
        breaker.RecordSuccess();
        Assert.Equal(CircuitState.Closed, breaker.State);
        Assert.Equal([CircuitState.Open, CircuitState.HalfOpen, CircuitState.Closed], seen);
    }

    [Fact]
    public void FailureAfterTheRecoveryTimeout_OpensTheCircuitOnceMore()
    {
        Fail(5);
        clock.Advance(30);

        breaker.RecordFailure();

        Assert.Equal(TimeSpan.FromSeconds(30), breaker.AssertRejects());
    }

    [Fact]
    public void SuccessOfACallThatTheCircuitWouldTurnAway_DoesNotClose()
    {
        Fail(5);
        breaker.RecordSuccess();
        Assert.Equal(CircuitState.Open, breaker.State);

        clock.Advance(30);
        var probe = breaker.Enter();
        breaker.RecordSuccess();
        Assert.Equal(CircuitState.HalfOpen, breaker.State);
        breaker.Report(probe, CircuitVerdict.Failure);
        Assert.Equal(CircuitState.Open, breaker.State);
        Assert.Equal(2, breaker.Snapshot().Successes);
    }

    [Fact]
    public void Asking_TakesNothing()
    {
        Fail(5);
        clock.Advance(30);
        for (var time = 0; time < 10; time++)
        {
            Assert.True(breaker.IsAvailable);
            Assert.Equal(CircuitState.HalfOpen, breaker.Snapshot().State);
        }

        Assert.True(breaker.Enter().IsProbe);
        Assert.False(breaker.IsAvailable);
    }

    [Fact]
    public void RetryAfterOfARecordedFailure_IsHonoured()
    {
        Fail(4);
        breaker.RecordFailure(TimeSpan.FromMinutes(3));

        Assert.Equal(TimeSpan.FromMinutes(3), breaker.AssertRejects());
    }

    private void Fail(int times)
    {
        for (var time = 0; time < times; time++)
        {
            breaker.RecordFailure();
        }
    }
}
