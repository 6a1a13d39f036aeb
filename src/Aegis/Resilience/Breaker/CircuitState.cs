namespace Aegis.Resilience;

/// <summary>What a circuit does with calls.</summary>
public enum CircuitState
{
    /// <summary>It lets all calls through.</summary>
    Closed,

    /// <summary>It turns all calls away until its recovery timeout is over, since those before had failed.</summary>
    Open,

    /// <summary>It lets one call through as a probe and turns the others away; the probe decides what comes next.</summary>
    HalfOpen,

    /// <summary>It turns all calls away until somebody resets it, since somebody isolated it.</summary>
    Isolated,
}
