using Aegis.Resilience;
using Xunit;

namespace Aegis.Tests.Resilience.Breaker;

public sealed class CircuitBreakerTests
{
    private readonly ManualClock clock = new();

    [Fact]
    public void FifthFailureInARow_OpensTheCircuitForTheRecoveryTimeout()
    {
        var breaker = new CircuitBreaker("model", timeProvider: clock);
        for (var call = 1; call <= 4; call++)
        {
            breaker.Call(CircuitVerdict.Failure);
            Assert.Equal(CircuitState.Closed, breaker.State);
        }

        breaker.Call(CircuitVerdict.Failure);

        Assert.Equal(CircuitState.Open, breaker.State);
        Assert.Equal(TimeSpan.FromSeconds(30), breaker.AssertRejects());
        clock.Advance(29.5);
        Assert.Equal(TimeSpan.FromSeconds(0.5), breaker.AssertRejects());
    }

    [Fact]
    public void Success_EndsTheRowOfFailures()
    {
        var breaker = new CircuitBreaker("model", timeProvider: clock);
        for (var round = 0; round < 100; round++)
        {
            for (var call = 0; call < 4; call++)
            {
                breaker.Call(CircuitVerdict.Failure);
            }

            breaker.Call(CircuitVerdict.Success);
        }

        Assert.Equal(CircuitState.Closed, breaker.State);
        Assert.Equal(0, breaker.Snapshot().ConsecutiveFailures);
    }

    [Fact]
    public void IgnoredCall_NeitherEndsNorLengthensTheRow()
    {
        var breaker = new CircuitBreaker("model", timeProvider: clock);
        for (var call = 0; call < 4; call++)
        {
            breaker.Call(CircuitVerdict.Failure);
            breaker.Call(CircuitVerdict.Ignore);
        }

        Assert.Equal(CircuitState.Closed, breaker.State);
        breaker.Call(CircuitVerdict.Failure);
        Assert.Equal(CircuitState.Open, breaker.State);
    }

    [Fact]
    public void FailuresFarApart_CountAllTheSame()
    {
        var breaker = new CircuitBreaker("model", timeProvider: clock);
        for (var call = 0; call < 5; call++)
        {
            breaker.Call(CircuitVerdict.Failure);
            clock.Advance(TimeSpan.FromDays(1));
        }

        Assert.NotEqual(CircuitState.Closed, breaker.State);
    }

    [Fact]
    public void RetryAfterOfAnyFailureOfTheRow_IsTheLeastThatTheCircuitStaysOpen()
    {
        var breaker = new CircuitBreaker("model", timeProvider: clock);
        breaker.Call(CircuitVerdict.Failure, TimeSpan.FromMinutes(5));
        clock.Advance(60);
        for (var call = 0; call < 4; call++)
        {
            breaker.Call(CircuitVerdict.Failure, TimeSpan.FromSeconds(1));
        }

        Assert.Equal(TimeSpan.FromMinutes(4), breaker.AssertRejects());
    }

    [Fact]
    public void RetryAfterShorterThanTheRecoveryTimeoutOrNegative_ChangesNothing()
    {
        Assert.Equal(
            TimeSpan.FromSeconds(30),
            BreakerSteps.Broken(clock, retryAfter: TimeSpan.FromSeconds(2)).AssertRejects()
        );
        Assert.Equal(
            TimeSpan.FromSeconds(30),
            BreakerSteps.Broken(clock, retryAfter: TimeSpan.MinValue).AssertRejects()
        );
    }

    [Fact]
    public void RetryAfterWithoutBound_KeepsTheCircuitOpenUntilItIsReset()
    {
        var breaker = BreakerSteps.Broken(clock, retryAfter: TimeSpan.MaxValue);
        clock.Advance(TimeSpan.FromDays(10_000));

        Assert.True(breaker.AssertRejects() > TimeSpan.FromDays(1_000_000));
        breaker.Reset();
        breaker.Enter();
    }

    [Fact]
    public void RetryAfterOfARowThatEnded_IsForgotten()
    {
        var breaker = new CircuitBreaker("model", timeProvider: clock);
        breaker.Call(CircuitVerdict.Failure, TimeSpan.FromHours(1));
        breaker.Call(CircuitVerdict.Success);
        for (var call = 0; call < 5; call++)
        {
            breaker.Call(CircuitVerdict.Failure);
        }

        Assert.Equal(TimeSpan.FromSeconds(30), breaker.AssertRejects());
    }

    [Theory]
    [InlineData(-2)]
    [InlineData(2)]
    public void WallClockThatIsSet_ChangesNothing(int hours)
    {
        var breaker = BreakerSteps.Broken(clock);
        clock.Advance(20);
        clock.SetWall(TimeSpan.FromHours(hours));

        Assert.Equal(TimeSpan.FromSeconds(10), breaker.AssertRejects());
        clock.Advance(10);
        Assert.True(breaker.Enter().IsProbe);
        clock.SetWall(TimeSpan.FromHours(hours));
        Assert.Equal(TimeSpan.Zero, breaker.AssertRejects());
        clock.Advance(120);
        Assert.True(breaker.Enter().IsProbe);
    }

    [Fact]
    public void IsolatedCircuit_StaysSoUntilItIsReset()
    {
        var breaker = new CircuitBreaker("model", timeProvider: clock);
        var before = breaker.Enter();
        breaker.Isolate();
        breaker.Report(before, CircuitVerdict.Success);
        clock.Advance(TimeSpan.FromDays(365));

        Assert.Equal(TimeSpan.MaxValue, breaker.AssertRejects());
        Assert.Equal(CircuitState.Isolated, breaker.State);
        Assert.False(breaker.IsAvailable);
        breaker.Reset();
        Assert.Equal(CircuitState.Closed, breaker.State);
        breaker.Enter();
    }

    [Fact]
    public void Reset_ForgetsFailuresAndCallsUnderWay()
    {
        var breaker = new CircuitBreaker("model", timeProvider: clock);
        var before = breaker.Enter();
        for (var call = 0; call < 4; call++)
        {
            breaker.Call(CircuitVerdict.Failure);
        }

        breaker.Reset();
        breaker.Report(before, CircuitVerdict.Failure);

        Assert.Equal(0, breaker.Snapshot().ConsecutiveFailures);
    }

    [Fact]
    public void Snapshot_CountsLateVerdictsAndRejectionsToo()
    {
        var breaker = new CircuitBreaker("model", timeProvider: clock);
        var late = breaker.Enter();
        breaker.Call(CircuitVerdict.Success);
        for (var call = 0; call < 5; call++)
        {
            breaker.Call(CircuitVerdict.Failure);
        }

        breaker.Report(late, CircuitVerdict.Success);
        breaker.AssertRejects();
        clock.Advance(10);

        Assert.Equal(
            new CircuitSnapshot
            {
                Key = "model",
                State = CircuitState.Open,
                ConsecutiveFailures = 5,
                RetryAfter = TimeSpan.FromSeconds(20),
                Successes = 2,
                Failures = 5,
                Rejections = 1,
            },
            breaker.Snapshot()
        );
    }

    [Fact]
    public void ReportOnNoTicket_DoesNothing()
    {
        var breaker = new CircuitBreaker("model", timeProvider: clock);
        for (var call = 0; call < 10; call++)
        {
            breaker.Report(default, CircuitVerdict.Failure);
        }

        Assert.Equal(0, breaker.Snapshot().Failures);
        Assert.Equal(CircuitState.Closed, breaker.State);
    }

    [Fact]
    public void EmptyKey_IsRefused() => Assert.Throws<ArgumentException>(() => new CircuitBreaker(""));

    [Fact]
    public void ClosedCircuit_AllocatesNothing()
    {
        var breaker = new CircuitBreaker("model");
        var least = long.MaxValue;
        for (var run = 0; run < 20; run++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var call = 0; call < 1_000; call++)
            {
                breaker.TryEnter(out var ticket, out _);
                breaker.Report(ticket, CircuitVerdict.Success);
            }

            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        Assert.Equal(0, least);
        Assert.Equal(20_000, breaker.Snapshot().Successes);
    }
}
