using Aegis.Metrics;

namespace Aegis.AspNetCore.Agents;

/// <summary>What calls of agents became.</summary>
/// <param name="Calls">How many there were.</param>
/// <param name="Succeeded">How many succeeded.</param>
/// <param name="Failed">How many failed.</param>
/// <param name="Cancelled">How many were given up by the caller; neither success nor failure.</param>
/// <param name="Skipped">How often an agent was not called, since one that it needs did not succeed.</param>
/// <param name="Retries">How many attempts there were beyond the first of each call.</param>
/// <param name="SuccessRate">0 to 1; none without any that succeeded or failed.</param>
/// <param name="Latency">How long they took; none when none was measured.</param>
/// <param name="Errors">How many errors there were of each kind.</param>
internal sealed record CallSums(
    long Calls,
    long Succeeded,
    long Failed,
    long Cancelled,
    long Skipped,
    long Retries,
    double? SuccessRate,
    LatencyMs? Latency,
    IReadOnlyDictionary<string, long> Errors
)
{
    public static CallSums Of(AgentStatistics statistics) =>
        new(
            statistics.Calls,
            statistics.Succeeded,
            statistics.Failed,
            statistics.Cancelled,
            statistics.Skipped,
            statistics.Retries,
            statistics.SuccessRate,
            statistics.Latency is { } latency ? LatencyMs.Of(latency) : null,
            statistics.Errors
        );
}

/// <summary>How long calls took, in milliseconds; percentiles by nearest rank.</summary>
/// <param name="Count">How many were measured.</param>
/// <param name="MeanMs">The mean.</param>
/// <param name="P50Ms">The median.</param>
/// <param name="P95Ms">95 % took no longer.</param>
/// <param name="P99Ms">99 % took no longer.</param>
/// <param name="MaxMs">The longest.</param>
internal sealed record LatencyMs(
    long Count,
    double MeanMs,
    [property: System.Text.Json.Serialization.JsonPropertyName("p50_ms")] double P50Ms,
    [property: System.Text.Json.Serialization.JsonPropertyName("p95_ms")] double P95Ms,
    [property: System.Text.Json.Serialization.JsonPropertyName("p99_ms")] double P99Ms,
    double MaxMs
)
{
    public static LatencyMs Of(LatencyStatistics latency) =>
        new(
            latency.Count,
            latency.Mean.TotalMilliseconds,
            latency.P50.TotalMilliseconds,
            latency.P95.TotalMilliseconds,
            latency.P99.TotalMilliseconds,
            latency.Max.TotalMilliseconds
        );
}

/// <summary>What the calls of one agent became.</summary>
/// <param name="Agent">Its id.</param>
/// <param name="Became">What.</param>
internal sealed record AgentCalls(string Agent, CallSums Became);

/// <summary>What the calls of a period became.</summary>
/// <param name="Period">How long it is.</param>
/// <param name="From">Its first moment.</param>
/// <param name="To">The first moment after it.</param>
/// <param name="Total">All agents together.</param>
/// <param name="Agents">Each agent.</param>
internal sealed record MetricsAnswer(
    ReportPeriod Period,
    DateTimeOffset From,
    DateTimeOffset To,
    CallSums Total,
    IReadOnlyList<AgentCalls> Agents
);

/// <summary>What calls became day by day.</summary>
/// <param name="Days">The earliest first; days without calls are there too.</param>
internal sealed record MetricsTrend(IReadOnlyList<CallsOfDay> Days);

/// <summary>What the calls of a day became.</summary>
/// <param name="Day">The day.</param>
/// <param name="Became">What.</param>
internal sealed record CallsOfDay(DateOnly Day, CallSums Became);

/// <summary>The errors of a period.</summary>
/// <param name="Period">How long it is.</param>
/// <param name="Errors">Their kinds, the most frequent first.</param>
internal sealed record ErrorsAnswer(ReportPeriod Period, IReadOnlyList<ErrorStatistics> Errors);

/// <summary>How well an agent does.</summary>
/// <param name="Agent">Its id; none for all together.</param>
/// <param name="Score">0 to 100.</param>
/// <param name="Calls">How many calls it is made of.</param>
/// <param name="SuccessRate">0 to 1; none without any that succeeded or failed.</param>
internal sealed record HealthOfAgent(string? Agent, double Score, long Calls, double? SuccessRate)
{
    public static HealthOfAgent Of(AgentHealth health) =>
        new(health.Agent, Math.Round(health.Score, 2), health.Statistics.Calls, health.Statistics.SuccessRate);
}

/// <summary>How well agents do.</summary>
/// <param name="Period">Of which time.</param>
/// <param name="Total">All together.</param>
/// <param name="Agents">Each.</param>
internal sealed record HealthAnswer(ReportPeriod Period, HealthOfAgent Total, IReadOnlyList<HealthOfAgent> Agents);
