namespace Aegis.Resilience;

/// <summary>The rules of a circuit. Knows neither threads nor events: its owner calls it under a lock.</summary>
/// <remarks>
/// Every phase has a generation of its own: each time the circuit is closed, each time it is open, and each probe. Verdicts on
/// tickets of another generation change nothing. Time is monotonic, and is asked for only while it matters, which it does not
/// while all goes well.
/// </remarks>
internal sealed class CircuitMachine(
    CircuitBreakerOptions options,
    TimeProvider timeProvider,
    Action<CircuitState, CircuitState> moved
)
{
    private readonly long origin = timeProvider.GetTimestamp();
    private CircuitState state;
    private long generation = 1;
    private int openings;
    private bool isProbing;
    private TimeSpan leaseEnd;
    private TimeSpan openUntil;
    private TimeSpan askedUntil;

    /// <summary>A circuit that would let a probe through is half open, even if no call has come yet.</summary>
    public CircuitState State => state == CircuitState.Open && IsAvailable ? CircuitState.HalfOpen : state;

    public int ConsecutiveFailures { get; private set; }

    /// <summary>Whether a call would be let through.</summary>
    public bool IsAvailable =>
        state switch
        {
            CircuitState.Closed => true,
            CircuitState.Open => Now >= openUntil,
            CircuitState.HalfOpen => !isProbing || Now >= leaseEnd,
            _ => false,
        };

    /// <summary>How long no call is let through; zero while nobody knows because a probe is under way.</summary>
    public TimeSpan RetryAfter =>
        state switch
        {
            CircuitState.Open => Later(TimeSpan.Zero, openUntil - Now),
            CircuitState.Isolated => TimeSpan.MaxValue,
            _ => TimeSpan.Zero,
        };

    private TimeSpan Now => timeProvider.GetElapsedTime(origin);

    /// <summary>Lets a call through, as the probe if need be, or not.</summary>
    public bool TryEnter(out CircuitTicket ticket)
    {
        ticket = default;
        if (!IsAvailable)
        {
            return false;
        }

        if (state != CircuitState.Closed)
        {
            generation++;
            isProbing = true;
            leaseEnd = Now + options.ProbeLease;
            Move(CircuitState.HalfOpen);
        }

        ticket = new CircuitTicket(generation, isProbe: state == CircuitState.HalfOpen);
        return true;
    }

    /// <summary>Takes the verdict on a call that was let through.</summary>
    public void Report(CircuitTicket ticket, CircuitVerdict verdict, TimeSpan? retryAfter)
    {
        if (ticket.Generation == generation)
        {
            Judge(verdict, retryAfter);
        }
    }

    /// <summary>Takes a verdict without a ticket: it counts if the circuit would have let its call through just now.</summary>
    public void Record(CircuitVerdict verdict, TimeSpan? retryAfter)
    {
        if (!IsAvailable)
        {
            return;
        }

        if (state == CircuitState.Open)
        {
            Move(CircuitState.HalfOpen);
        }

        Judge(verdict, retryAfter);
    }

    /// <summary>Lets nothing through until it is closed.</summary>
    public void Isolate() => Begin(CircuitState.Isolated);

    /// <summary>Lets everything through, and forgets what was.</summary>
    public void Close()
    {
        ConsecutiveFailures = 0;
        openings = 0;
        askedUntil = TimeSpan.Zero;
        Begin(CircuitState.Closed);
    }

    private void Judge(CircuitVerdict verdict, TimeSpan? retryAfter)
    {
        switch (verdict)
        {
            case CircuitVerdict.Success when state == CircuitState.Closed:
                ConsecutiveFailures = 0;
                askedUntil = TimeSpan.Zero;
                break;
            case CircuitVerdict.Success:
                Close();
                break;
            case CircuitVerdict.Failure:
                Fail(retryAfter);
                break;
            case CircuitVerdict.Ignore when state == CircuitState.HalfOpen:
                Begin(CircuitState.HalfOpen);
                break;
        }
    }

    private void Fail(TimeSpan? retryAfter)
    {
        ConsecutiveFailures++;
        var now = Now;
        if (retryAfter is { } asked)
        {
            askedUntil = Later(askedUntil, asked < TimeSpan.MaxValue - now ? now + asked : TimeSpan.MaxValue);
        }

        if (state == CircuitState.HalfOpen || ConsecutiveFailures >= options.ConsecutiveFailureLimit)
        {
            openUntil = Later(now + NextRecoveryTimeout(), askedUntil);
            openings++;
            Begin(CircuitState.Open);
        }
    }

    private TimeSpan NextRecoveryTimeout()
    {
        if (options.BackoffFactor <= 1)
        {
            return options.RecoveryTimeout;
        }

        var grown = Math.Min(
            options.RecoveryTimeout.Ticks * Math.Pow(options.BackoffFactor, openings),
            options.MaxRecoveryTimeout.Ticks
        );
        return TimeSpan.FromTicks((long)(grown * (0.9 + (0.2 * options.Randomizer()))));
    }

    private void Begin(CircuitState next)
    {
        generation++;
        isProbing = false;
        Move(next);
    }

    private void Move(CircuitState next)
    {
        var before = state;
        state = next;
        if (before != next)
        {
            moved(before, next);
        }
    }

    private static TimeSpan Later(TimeSpan one, TimeSpan other) => one > other ? one : other;
}
