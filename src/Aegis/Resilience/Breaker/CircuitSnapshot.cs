namespace Aegis.Resilience;

/// <summary>What a circuit breaker looked like at one moment.</summary>
public sealed record CircuitSnapshot
{
    /// <summary>What the circuit guards.</summary>
    public required string Key { get; init; }

    /// <summary>What the circuit does with calls.</summary>
    public required CircuitState State { get; init; }

    /// <summary>How many calls have failed since the last one that worked, of those that count.</summary>
    public required int ConsecutiveFailures { get; init; }

    /// <summary>
    /// How long the circuit stays open; zero when it is not, and <see cref="TimeSpan.MaxValue"/> when it is isolated.
    /// </summary>
    public required TimeSpan RetryAfter { get; init; }

    /// <summary>How many calls have worked, late ones included.</summary>
    public required long Successes { get; init; }

    /// <summary>How many calls have failed, late ones included.</summary>
    public required long Failures { get; init; }

    /// <summary>How many calls were turned away.</summary>
    public required long Rejections { get; init; }
}
