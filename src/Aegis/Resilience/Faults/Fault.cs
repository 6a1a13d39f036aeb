namespace Aegis.Resilience;

/// <summary>What retries and circuit breakers need to know of an exception.</summary>
/// <param name="Kind">What it says about whoever was called.</param>
/// <param name="RetryAfter">How long whoever was called asks to be left alone; none when it does not say.</param>
public readonly record struct Fault(FaultKind Kind, TimeSpan? RetryAfter = null)
{
    /// <summary>Whether another attempt may end differently.</summary>
    public bool IsWorthRetrying => Kind is FaultKind.Transient or FaultKind.Unknown;

    /// <summary>Whether it counts against whoever was called.</summary>
    public bool IsFailure => Kind is FaultKind.Transient or FaultKind.Unknown;
}
