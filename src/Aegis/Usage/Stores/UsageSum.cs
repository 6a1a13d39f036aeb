namespace Aegis.Usage;

/// <summary>What was used in a period, by whom.</summary>
/// <param name="Period">The period.</param>
/// <param name="Tenant">The tenant; none unless sums are apart by it.</param>
/// <param name="Pipeline">The pipeline; none unless sums are apart by it, and of what ran outside any.</param>
/// <param name="AgentId">The agent; none unless sums are apart by it.</param>
/// <param name="Model">The model; none unless sums are apart by it.</param>
/// <param name="Totals">What was used.</param>
public sealed record UsageSum(
    UsagePeriod Period,
    string? Tenant,
    string? Pipeline,
    string? AgentId,
    string? Model,
    UsageTotals Totals
);
