namespace Aegis.Usage;

/// <summary>
/// Where usage is kept. Implementations are safe to use at the same time, those of several processes on one database too.
/// </summary>
public interface IUsageStore
{
    /// <summary>
    /// Writes events, all of them or none. One that is there already, by its tenant, its time and its id, is left as it is: a batch
    /// of which nobody knows whether it was written is written again.
    /// </summary>
    /// <param name="events">The events, of any tenants.</param>
    /// <param name="cancellationToken">Gives up waiting: they may be written all the same.</param>
    /// <returns>When they are durable, as far as the store is.</returns>
    ValueTask AppendAsync(IReadOnlyList<UsageEvent> events, CancellationToken cancellationToken);

    /// <summary>Adds up what was used.</summary>
    /// <param name="filter">Of which events.</param>
    /// <param name="by">What sums are apart by, beside the period.</param>
    /// <param name="periods">The periods; an event is added to each that it is in.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>
    /// Sums of at least one event, in the order of periods, tenants, pipelines, agents and models, none first and names by their
    /// letters' numbers.
    /// </returns>
    ValueTask<IReadOnlyList<UsageSum>> SumAsync(
        UsageFilter filter,
        UsageGrouping by,
        IReadOnlyList<UsagePeriod> periods,
        CancellationToken cancellationToken
    );

    /// <summary>Reads events in the order of tenant, time and id, a page at once.</summary>
    /// <param name="filter">Which events.</param>
    /// <param name="period">Of which time.</param>
    /// <param name="after">The last one of the page before. None: from the beginning.</param>
    /// <param name="limit">How many at most; above 0.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>The events; fewer than <paramref name="limit"/> at the end.</returns>
    ValueTask<IReadOnlyList<UsageEvent>> ReadAsync(
        UsageFilter filter,
        UsagePeriod period,
        UsageEvent? after,
        int limit,
        CancellationToken cancellationToken
    );
}
