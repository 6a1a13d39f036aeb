namespace Aegis.Usage;

/// <summary>What was used in one period.</summary>
/// <param name="Interval">How long it is.</param>
/// <param name="FirstDay">Its first day, in the report's time zone.</param>
/// <param name="LastDay">Its last day.</param>
/// <param name="Total">What was used.</param>
/// <param name="Agents">By agent.</param>
/// <param name="Models">By model.</param>
public sealed record UsageReport(
    ReportPeriod Interval,
    DateOnly FirstDay,
    DateOnly LastDay,
    UsageTotals Total,
    IReadOnlyList<UsageSum> Agents,
    IReadOnlyList<UsageSum> Models
);
