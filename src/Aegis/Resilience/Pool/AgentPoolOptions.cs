namespace Aegis.Resilience;

/// <summary>How many calls an <see cref="AgentPool"/> runs at once, and when it turns them away. Taken over when it is made.</summary>
public sealed class AgentPoolOptions
{
    /// <summary>What exceptions and the status call the pool, and the key of the breaker it makes. Default: "pool".</summary>
    public string Name { get; set; } = "pool";

    /// <summary>How many calls run at once. Default: 4; at least 1.</summary>
    public int MaxConcurrent { get; set; } = 4;

    /// <summary>How many more may wait; the next one is turned away. Default: <see cref="int.MaxValue"/>; 0 lets none wait.</summary>
    public int QueueLimit { get; set; } = int.MaxValue;

    /// <summary>When the pool's circuit opens, and how it recovers. Of no account when there is a <see cref="Breaker"/>.</summary>
    public CircuitBreakerOptions Circuit { get; set; } = new();

    /// <summary>A breaker to share with others. Default: none; the pool makes its own by <see cref="Circuit"/>.</summary>
    public CircuitBreaker? Breaker { get; set; }

    /// <summary>Says which exceptions count against the circuit. Default: <see cref="Resilience.FaultClassifier.Default"/>.</summary>
    public IFaultClassifier? FaultClassifier { get; set; }

    /// <summary>What measures time for the breaker that the pool makes. Default: <see cref="System.TimeProvider.System"/>.</summary>
    public TimeProvider? TimeProvider { get; set; }

    internal void Check()
    {
        ArgumentException.ThrowIfNullOrEmpty(Name);
        AtLeast(1, MaxConcurrent, nameof(MaxConcurrent));
        AtLeast(0, QueueLimit, nameof(QueueLimit));
    }

    private static void AtLeast(int least, int value, string option)
    {
        if (value < least)
        {
            throw new ArgumentOutOfRangeException(
                option,
                value,
                $"{nameof(AgentPoolOptions)}.{option} is {value}, but has to be at least {least}."
            );
        }
    }
}
