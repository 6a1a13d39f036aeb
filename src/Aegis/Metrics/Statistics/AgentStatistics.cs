namespace Aegis.Metrics;

/// <summary>What the calls of an agent, or of all, became in a period.</summary>
public sealed record AgentStatistics
{
    /// <summary>The id of the agent; none for all together.</summary>
    public string? Agent { get; init; }

    /// <summary>How many calls there were: those that succeeded, failed or were cancelled.</summary>
    public long Calls => Succeeded + Failed + Cancelled;

    /// <summary>How many succeeded.</summary>
    public long Succeeded { get; init; }

    /// <summary>How many failed, those included that the timeout of a run ended.</summary>
    public long Failed { get; init; }

    /// <summary>How many the caller gave up. They are neither success nor failure.</summary>
    public long Cancelled { get; init; }

    /// <summary>How often the agent was not called, since one that it needs did not succeed. They are no calls.</summary>
    public long Skipped { get; init; }

    /// <summary>How many attempts there were beyond the first of each call.</summary>
    public long Retries { get; init; }

    /// <summary>The share of calls that succeeded among those that succeeded or failed, 0 to 1; none without any.</summary>
    public double? SuccessRate => Succeeded + Failed == 0 ? null : (double)Succeeded / (Succeeded + Failed);

    /// <summary>How long calls took that succeeded or failed; none when none was measured.</summary>
    public LatencyStatistics? Latency { get; init; }

    /// <summary>How many errors there were of each kind, cancelled calls included.</summary>
    public IReadOnlyDictionary<string, long> Errors { get; init; } = new Dictionary<string, long>();
}
