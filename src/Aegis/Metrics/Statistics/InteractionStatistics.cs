namespace Aegis.Metrics;

/// <summary>What one agent gave to another in a period.</summary>
/// <param name="From">The id of the one that gave.</param>
/// <param name="To">The id of the other.</param>
/// <param name="Kind">How.</param>
/// <param name="Count">How often.</param>
/// <param name="Last">When last.</param>
public sealed record InteractionStatistics(
    string From,
    string To,
    InteractionKind Kind,
    long Count,
    DateTimeOffset Last
);
