using Aegis.Resilience;

namespace Aegis.Tests.Resilience.Breaker;

/// <summary>
/// What a circuit breaker should do, written once more from its description, for one thread: whose verdict counts is a set of
/// calls here, not a number; a phase is what has happened, not a state.
/// </summary>
internal sealed class CircuitModel(CircuitBreakerOptions options, Func<double> draw)
{
    private readonly HashSet<object> heard = [];
    private readonly List<double> asked = [];
    private object? probe;
    private double probeStarted;
    private double? brokeUntil;
    private bool isTrying;
    private bool isIsolated;
    private int failedProbes;

    public double Now { get; set; }

    public int Row { get; private set; }

    public long Successes { get; private set; }

    public long Failures { get; private set; }

    public long Rejections { get; private set; }

    /// <summary>The states that events should have told of.</summary>
    public List<CircuitState> Told { get; } = [CircuitState.Closed];

    /// <summary>What has happened that a run of random steps must not miss.</summary>
    public HashSet<string> Happened { get; } = [];

    public CircuitState State =>
        isIsolated ? CircuitState.Isolated
        : isTrying ? CircuitState.HalfOpen
        : brokeUntil is not { } until ? CircuitState.Closed
        : Now < until ? CircuitState.Open
        : CircuitState.HalfOpen;

    public bool IsAvailable =>
        State switch
        {
            CircuitState.Closed => true,
            CircuitState.HalfOpen => probe is null || Now - probeStarted >= options.ProbeLease.TotalSeconds,
            _ => false,
        };

    public double RetryAfter =>
        State switch
        {
            CircuitState.Isolated => TimeSpan.MaxValue.TotalSeconds,
            CircuitState.Open => brokeUntil!.Value - Now,
            _ => 0,
        };

    public object? Enter(out bool isProbe)
    {
        isProbe = false;
        if (!IsAvailable)
        {
            Rejections++;
            return null;
        }

        var call = new object();
        if (State == CircuitState.HalfOpen)
        {
            Happened.Add(probe is null ? "probe" : "lease over");
            isProbe = isTrying = true;
            heard.Clear();
            probe = call;
            probeStarted = Now;
            Tell(CircuitState.HalfOpen);
        }

        heard.Add(call);
        return call;
    }

    public void Report(object call, CircuitVerdict verdict, double? retryAfter)
    {
        Count(verdict);
        if (heard.Contains(call))
        {
            Decide(verdict, retryAfter);
        }
        else
        {
            Happened.Add($"late {verdict} while {State}");
        }
    }

    public void Record(CircuitVerdict verdict, double? retryAfter)
    {
        Count(verdict);
        if (!IsAvailable)
        {
            return;
        }

        if (State == CircuitState.HalfOpen)
        {
            isTrying = true;
            Tell(CircuitState.HalfOpen);
        }

        Decide(verdict, retryAfter);
    }

    public void Reset()
    {
        heard.Clear();
        asked.Clear();
        Row = failedProbes = 0;
        probe = null;
        brokeUntil = null;
        isTrying = isIsolated = false;
        Tell(CircuitState.Closed);
    }

    public void Isolate()
    {
        heard.Clear();
        probe = null;
        isTrying = false;
        isIsolated = true;
        Tell(CircuitState.Isolated);
    }

    private void Count(CircuitVerdict verdict)
    {
        Successes += verdict == CircuitVerdict.Success ? 1 : 0;
        Failures += verdict == CircuitVerdict.Failure ? 1 : 0;
    }

    private void Decide(CircuitVerdict verdict, double? retryAfter)
    {
        if (verdict == CircuitVerdict.Ignore)
        {
            if (isTrying)
            {
                Happened.Add("probe ignored");
                heard.Clear();
                probe = null;
            }
        }
        else if (verdict == CircuitVerdict.Success)
        {
            if (isTrying)
            {
                Reset();
            }

            Row = 0;
            asked.Clear();
        }
        else
        {
            Row++;
            asked.Add(Now + (retryAfter ?? 0));
            if (isTrying || Row >= options.ConsecutiveFailureLimit)
            {
                Break();
            }
        }
    }

    private void Break()
    {
        var wait = options.RecoveryTimeout.TotalSeconds;
        if (options.BackoffFactor > 1)
        {
            for (var grown = 0; grown < failedProbes; grown++)
            {
                wait = Math.Min(wait * options.BackoffFactor, options.MaxRecoveryTimeout.TotalSeconds);
            }

            wait *= 0.9 + (draw() / 5);
        }

        failedProbes++;
        heard.Clear();
        probe = null;
        isTrying = false;
        brokeUntil = Math.Max(Now + wait, asked.Max());
        Tell(CircuitState.Open);
    }

    private void Tell(CircuitState state)
    {
        if (Told[^1] != state)
        {
            Happened.Add($"{Told[^1]} to {state}");
            Told.Add(state);
        }
    }
}
