namespace Aegis.Metrics;

/// <summary>How long calls took.</summary>
/// <remarks>
/// Percentiles are exact, by nearest rank over all calls that are stored: the 95th is the shortest duration that at least 95 % of
/// the calls did not exceed. No estimate, and no value that was not measured.
/// </remarks>
public sealed record LatencyStatistics
{
    /// <summary>How many calls were measured.</summary>
    public required long Count { get; init; }

    /// <summary>The mean, to the microsecond.</summary>
    public required TimeSpan Mean { get; init; }

    /// <summary>The median: half of the calls took no longer.</summary>
    public required TimeSpan P50 { get; init; }

    /// <summary>95 % of the calls took no longer.</summary>
    public required TimeSpan P95 { get; init; }

    /// <summary>99 % of the calls took no longer.</summary>
    public required TimeSpan P99 { get; init; }

    /// <summary>The longest.</summary>
    public required TimeSpan Max { get; init; }
}
