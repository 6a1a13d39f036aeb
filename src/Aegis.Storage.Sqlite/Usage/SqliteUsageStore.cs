using Aegis.Storage.Sqlite.Files;
using Aegis.Storage.Sqlite.Writing;
using Aegis.Usage;

namespace Aegis.Storage.Sqlite.Usage;

/// <summary>Usage in the ledger's file.</summary>
internal sealed class SqliteUsageStore(LedgerWriter writer, Readers readers) : IUsageStore
{
    public async ValueTask AppendAsync(IReadOnlyList<UsageEvent> events, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(events);
        await writer
            .WriteAsync(connection => UsageRows.Insert(connection, events), cancellationToken)
            .ConfigureAwait(false);
    }

    public ValueTask<IReadOnlyList<UsageSum>> SumAsync(
        UsageFilter filter,
        UsageGrouping by,
        IReadOnlyList<UsagePeriod> periods,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(filter);
        ArgumentNullException.ThrowIfNull(periods);
        cancellationToken.ThrowIfCancellationRequested();
        return new(
            readers.Read(connection =>
                periods
                    .SelectMany(period =>
                        connection.ReadAll(
                            UsageQueries.Sums(filter, by, period),
                            row => UsageQueries.ReadSum(row, period)
                        )
                    )
                    .InOrder()
            )
        );
    }

    public ValueTask<IReadOnlyList<UsageEvent>> ReadAsync(
        UsageFilter filter,
        UsagePeriod period,
        UsageEvent? after,
        int limit,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(filter);
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        cancellationToken.ThrowIfCancellationRequested();
        var query = UsageQueries.Events(filter, period, after, limit);
        return new(readers.Read(connection => connection.ReadAll(query, UsageRows.Read)));
    }
}
