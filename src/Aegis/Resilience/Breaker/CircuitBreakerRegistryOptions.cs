namespace Aegis.Resilience;

/// <summary>What the breakers of a <see cref="CircuitBreakerRegistry"/> have in common.</summary>
public sealed class CircuitBreakerRegistryOptions
{
    /// <summary>How many breakers are kept. Default: 10,000; at least 1.</summary>
    public int Capacity { get; set; } = 10_000;

    /// <summary>What breakers are made with that nobody gives options of their own.</summary>
    public CircuitBreakerOptions Breaker { get; set; } = new();
}
