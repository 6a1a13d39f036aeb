namespace Aegis.Metrics;

/// <summary>Which agents work together.</summary>
/// <param name="From">The first moment of the period.</param>
/// <param name="To">The first moment after it.</param>
/// <param name="Nodes">The agents, by their ids.</param>
/// <param name="Edges">What they gave each other, by ids and kind.</param>
public sealed record InteractionGraph(
    DateTimeOffset From,
    DateTimeOffset To,
    IReadOnlyList<InteractionNode> Nodes,
    IReadOnlyList<InteractionStatistics> Edges
);
