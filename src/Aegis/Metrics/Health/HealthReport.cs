namespace Aegis.Metrics;

/// <summary>How well agents do.</summary>
/// <param name="From">The first moment of the period.</param>
/// <param name="To">The first moment after it.</param>
/// <param name="Total">All agents together.</param>
/// <param name="Agents">Each agent that was called or skipped, by its id.</param>
public sealed record HealthReport(
    DateTimeOffset From,
    DateTimeOffset To,
    AgentHealth Total,
    IReadOnlyList<AgentHealth> Agents
);
