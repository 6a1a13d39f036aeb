namespace Aegis.Metrics;

/// <summary>
/// Where calls of agents and what they give each other are kept. Implementations are safe to use at the same time, those of several
/// processes on one database too. What a tenant has is not there for another.
/// </summary>
public interface IMetricsStore
{
    /// <summary>Keeps all of them, or none when it throws. What is there already, by its tenant and id, stays as it is.</summary>
    /// <param name="calls">The calls, of any tenants; each has a time.</param>
    /// <param name="interactions">The interactions, of any tenants; each has a time.</param>
    /// <param name="cancellationToken">Gives up waiting: they may be kept all the same.</param>
    /// <returns>When they are kept, as durably as the store does.</returns>
    /// <remarks>A store may keep those of one tenant and not of another when it throws; to append all again is safe.</remarks>
    ValueTask AppendAsync(
        IReadOnlyList<AgentCall> calls,
        IReadOnlyList<AgentInteraction> interactions,
        CancellationToken cancellationToken
    );

    /// <summary>Adds up the calls within each of several periods that follow each other.</summary>
    /// <param name="tenant">Whose.</param>
    /// <param name="agent">Of which agent; none for all.</param>
    /// <param name="bounds">
    /// At least two moments, none before the one before it: a period begins with one, and ends before the next.
    /// </param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>As many as there are periods, in order.</returns>
    ValueTask<IReadOnlyList<PeriodStatistics>> SummarizeAsync(
        string tenant,
        string? agent,
        IReadOnlyList<DateTimeOffset> bounds,
        CancellationToken cancellationToken
    );

    /// <summary>The errors of a period by their kinds: of each how many there were, and the latest.</summary>
    /// <param name="query">Whose, of which agent and when.</param>
    /// <param name="examples">How many of each kind; 0 for none.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>The kinds, the most frequent first and else by name; the examples of each, the latest first.</returns>
    ValueTask<IReadOnlyList<ErrorStatistics>> ListErrorsAsync(
        MetricsQuery query,
        int examples,
        CancellationToken cancellationToken
    );

    /// <summary>Who gave what to whom in a period.</summary>
    /// <param name="query">Whose and when; with an agent, what it gave or was given.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>Each pair and kind once, by names.</returns>
    ValueTask<IReadOnlyList<InteractionStatistics>> ListInteractionsAsync(
        MetricsQuery query,
        CancellationToken cancellationToken
    );

    /// <summary>Removes calls and interactions of all tenants that are older than a moment, which is at least a day ago.</summary>
    /// <param name="before">The first moment that is kept.</param>
    /// <param name="limit">How many are removed at most.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>How many were removed. Less than the limit: there are no more.</returns>
    ValueTask<int> PruneAsync(DateTimeOffset before, int limit, CancellationToken cancellationToken);
}
