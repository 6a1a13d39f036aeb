namespace Aegis.Resilience;

/// <summary>A circuit has gone from one state to another.</summary>
/// <param name="Key">What the circuit guards.</param>
/// <param name="From">The state before.</param>
/// <param name="To">The state since.</param>
/// <param name="At">When, by the wall clock; for display alone.</param>
/// <param name="RetryAfter">
/// How long the circuit will stay open; zero when it is not, and <see cref="TimeSpan.MaxValue"/> when it is isolated.
/// </param>
public sealed record CircuitStateChange(
    string Key,
    CircuitState From,
    CircuitState To,
    DateTimeOffset At,
    TimeSpan RetryAfter
);
