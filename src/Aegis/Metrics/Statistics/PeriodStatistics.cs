namespace Aegis.Metrics;

/// <summary>The calls of a period.</summary>
/// <param name="From">Its first moment.</param>
/// <param name="To">The first moment after it.</param>
/// <param name="Total">All agents together.</param>
/// <param name="Agents">Each agent that was called or skipped, by its id.</param>
public sealed record PeriodStatistics(
    DateTimeOffset From,
    DateTimeOffset To,
    AgentStatistics Total,
    IReadOnlyList<AgentStatistics> Agents
);
