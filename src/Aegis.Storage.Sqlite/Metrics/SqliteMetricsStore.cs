using Aegis.Metrics;
using Aegis.Storage.Sqlite.Files;
using Aegis.Storage.Sqlite.Writing;

namespace Aegis.Storage.Sqlite.Metrics;

/// <summary>Metrics in the ledger's file. A batch is one transaction, with whatever else waits to be written.</summary>
internal sealed class SqliteMetricsStore(LedgerWriter writer, Readers readers) : IMetricsStore
{
    public async ValueTask AppendAsync(
        IReadOnlyList<AgentCall> calls,
        IReadOnlyList<AgentInteraction> interactions,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(calls);
        ArgumentNullException.ThrowIfNull(interactions);
        await writer
            .WriteAsync(
                connection =>
                {
                    foreach (var call in calls)
                    {
                        MetricsAppending.Add(connection, call);
                    }

                    foreach (var interaction in interactions)
                    {
                        MetricsAppending.Add(connection, interaction);
                    }

                    return true;
                },
                cancellationToken
            )
            .ConfigureAwait(false);
    }

    public ValueTask<IReadOnlyList<PeriodStatistics>> SummarizeAsync(
        string tenant,
        string? agent,
        IReadOnlyList<DateTimeOffset> bounds,
        CancellationToken cancellationToken
    )
    {
        MetricsBounds.ThrowIfUnfit(bounds);
        cancellationToken.ThrowIfCancellationRequested();
        return new(
            readers.ReadAtOnce(
                IReadOnlyList<PeriodStatistics> (connection) =>
                    [
                        .. Enumerable
                            .Range(1, bounds.Count - 1)
                            .Select(at => new MetricsQuery(tenant, bounds[at - 1], bounds[at], agent))
                            .Select(query => MetricsQueries.Summarize(connection, query)),
                    ]
            )
        );
    }

    public ValueTask<IReadOnlyList<ErrorStatistics>> ListErrorsAsync(
        MetricsQuery query,
        int examples,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentOutOfRangeException.ThrowIfNegative(examples);
        cancellationToken.ThrowIfCancellationRequested();
        return new(readers.Read(connection => MetricsQueries.ListErrors(connection, query, examples)));
    }

    public ValueTask<IReadOnlyList<InteractionStatistics>> ListInteractionsAsync(
        MetricsQuery query,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(query);
        cancellationToken.ThrowIfCancellationRequested();
        var found = readers.Read(connection => MetricsQueries.ListInteractions(connection, query));
        return new(InteractionOrder.Of(found));
    }

    public ValueTask<int> PruneAsync(DateTimeOffset before, int limit, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        var first = before.ToUnixTimeMilliseconds();
        return new(
            writer.WriteAsync(connection => MetricsAppending.Prune(connection, first, limit), cancellationToken)
        );
    }
}
