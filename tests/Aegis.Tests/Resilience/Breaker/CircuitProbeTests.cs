using Aegis.Resilience;
using Xunit;

namespace Aegis.Tests.Resilience.Breaker;

public sealed class CircuitProbeTests
{
    private readonly ManualClock clock = new();

    [Fact]
    public void RecoveryTimeoutOver_LetsExactlyOneProbeThrough()
    {
        var breaker = BreakerSteps.Broken(clock);
        clock.Advance(30);

        Assert.Equal(CircuitState.HalfOpen, breaker.State);
        Assert.True(breaker.Enter().IsProbe);
        for (var call = 0; call < 10; call++)
        {
            Assert.Equal(TimeSpan.Zero, breaker.AssertRejects());
        }
    }

    [Fact]
    public void ProbeThatWorks_ClosesTheCircuit()
    {
        var breaker = BreakerSteps.Broken(clock);
        clock.Advance(30);

        breaker.Call(CircuitVerdict.Success);

        Assert.Equal(CircuitState.Closed, breaker.State);
        Assert.False(breaker.Enter().IsProbe);
        Assert.Equal(0, breaker.Snapshot().ConsecutiveFailures);
    }

    [Fact]
    public void ProbeThatFails_OpensTheCircuitOnceMoreFromThenOn()
    {
        var breaker = BreakerSteps.Broken(clock);
        clock.Advance(100);
        var probe = breaker.Enter();
        clock.Advance(10);

        breaker.Report(probe, CircuitVerdict.Failure);

        Assert.Equal(CircuitState.Open, breaker.State);
        Assert.Equal(TimeSpan.FromSeconds(30), breaker.AssertRejects());
    }

    [Fact]
    public void ProbeThatWasCancelled_MakesRoomForTheNextAtOnce()
    {
        var breaker = BreakerSteps.Broken(clock);
        clock.Advance(30);
        var cancelled = breaker.Enter();

        breaker.Report(cancelled, CircuitVerdict.Ignore);

        Assert.Equal(CircuitState.HalfOpen, breaker.State);
        var next = breaker.Enter();
        Assert.True(next.IsProbe);
        breaker.AssertRejects();
        breaker.Report(cancelled, CircuitVerdict.Ignore);
        breaker.AssertRejects();
        breaker.Report(next, CircuitVerdict.Success);
        Assert.Equal(CircuitState.Closed, breaker.State);
    }

    [Fact]
    public void ProbeThatHangs_IsReplacedWhenItsLeaseIsOver()
    {
        var breaker = BreakerSteps.Broken(clock, new CircuitBreakerOptions { ProbeLease = TimeSpan.FromSeconds(60) });
        clock.Advance(30);
        var hung = breaker.Enter();
        clock.Advance(59.9);
        breaker.AssertRejects();
        clock.Advance(0.1);

        var next = breaker.Enter();

        Assert.True(next.IsProbe);
        breaker.AssertRejects();
        breaker.Report(hung, CircuitVerdict.Success);
        Assert.Equal(CircuitState.HalfOpen, breaker.State);
        breaker.Report(hung, CircuitVerdict.Ignore);
        breaker.AssertRejects();
        breaker.Report(next, CircuitVerdict.Failure);
        Assert.Equal(CircuitState.Open, breaker.State);
    }

    [Fact]
    public void ProbeThatEndsAfterItsLease_CountsWhileItIsTheLast()
    {
        var breaker = BreakerSteps.Broken(clock);
        clock.Advance(30);
        var slow = breaker.Enter();
        clock.Advance(TimeSpan.FromHours(1));

        breaker.Report(slow, CircuitVerdict.Success);

        Assert.Equal(CircuitState.Closed, breaker.State);
    }

    [Theory]
    [InlineData(CircuitVerdict.Success)]
    [InlineData(CircuitVerdict.Failure)]
    [InlineData(CircuitVerdict.Ignore)]
    public void CallFromBeforeTheBreak_DecidesNothing(CircuitVerdict verdict)
    {
        var breaker = new CircuitBreaker("model", timeProvider: clock);
        var stale = Enumerable.Range(0, 3).Select(_ => breaker.Enter()).ToArray();
        for (var call = 0; call < 5; call++)
        {
            breaker.Call(CircuitVerdict.Failure);
        }

        breaker.Report(stale[0], verdict, TimeSpan.FromHours(1));
        Assert.Equal(TimeSpan.FromSeconds(30), breaker.AssertRejects());
        clock.Advance(30);
        var probe = breaker.Enter();
        breaker.Report(stale[1], verdict);
        Assert.Equal(CircuitState.HalfOpen, breaker.State);
        breaker.AssertRejects();
        breaker.Report(probe, CircuitVerdict.Success);
        for (var call = 0; call < 4; call++)
        {
            breaker.Call(CircuitVerdict.Failure);
        }

        breaker.Report(stale[2], verdict);
        Assert.Equal(4, breaker.Snapshot().ConsecutiveFailures);
    }

    [Fact]
    public void RetryAfterOfAProbe_IsTheLeastThatTheCircuitStaysOpen()
    {
        var breaker = BreakerSteps.Broken(clock);
        clock.Advance(30);

        breaker.Call(CircuitVerdict.Failure, TimeSpan.FromMinutes(20));

        Assert.Equal(TimeSpan.FromMinutes(20), breaker.AssertRejects());
    }

    [Fact]
    public void BackoffFactor_LetsTheRecoveryTimeoutGrowToItsCapAndSpreadsIt()
    {
        var draw = 0.5;
        var options = new CircuitBreakerOptions
        {
            RecoveryTimeout = TimeSpan.FromSeconds(10),
            BackoffFactor = 2,
            MaxRecoveryTimeout = TimeSpan.FromSeconds(60),
            Randomizer = () => draw,
        };
        var breaker = BreakerSteps.Broken(clock, options);
        var seen = new List<double>();
        for (var opening = 0; opening < 5; opening++)
        {
            var wait = breaker.AssertRejects();
            seen.Add(wait.TotalSeconds);
            clock.Advance(wait);
            breaker.Call(CircuitVerdict.Failure);
        }

        Assert.Equal([10, 20, 40, 60, 60], seen);
        draw = 0;
        clock.Advance(60);
        breaker.Call(CircuitVerdict.Failure);
        Assert.Equal(54, breaker.AssertRejects().TotalSeconds, 6);
        draw = 1;
        clock.Advance(60);
        breaker.Call(CircuitVerdict.Failure);
        Assert.Equal(66, breaker.AssertRejects().TotalSeconds, 6);

        clock.Advance(66);
        breaker.Call(CircuitVerdict.Success);
        draw = 0.5;
        for (var call = 0; call < 5; call++)
        {
            breaker.Call(CircuitVerdict.Failure);
        }

        Assert.Equal(TimeSpan.FromSeconds(10), breaker.AssertRejects());
    }
}
