using Aegis.Storage.Usage;
using Aegis.Usage;
using Npgsql;

namespace Aegis.Storage;

// usage in the same schema, over the same connections
public sealed partial class PostgreSqlLedgerStore
{
    /// <summary>What models have used, in the same schema: a batch is one round trip and one transaction.</summary>
    public IUsageStore Usage => new UsageStore(this);

    private sealed class UsageStore(PostgreSqlLedgerStore store) : IUsageStore
    {
        public async ValueTask AppendAsync(IReadOnlyList<UsageEvent> events, CancellationToken cancellationToken)
        {
            ArgumentNullException.ThrowIfNull(events);
            var statements = events
                .GroupBy(usage => usage.Tenant, StringComparer.Ordinal)
                // in one order everywhere, or two who write the same would wait for each other
                .OrderBy(tenant => tenant.Key, StringComparer.Ordinal)
                .SelectMany(
                    IEnumerable<NpgsqlBatchCommand> (tenant) =>
                        [
                            Sql.ForTenant(tenant.Key),
                            UsageEventRows.Append(
                                tenant.Key,
                                [.. tenant.OrderBy(usage => usage.Time).ThenBy(usage => usage.Id)]
                            ),
                        ]
                )
                .ToList();
            if (statements.Count > 0)
            {
                await store
                    .RunAsync(statements[0], statements.Skip(1), static _ => 0, cancellationToken)
                    .ConfigureAwait(false);
            }
        }

        public async ValueTask<IReadOnlyList<UsageSum>> SumAsync(
            UsageFilter filter,
            UsageGrouping by,
            IReadOnlyList<UsagePeriod> periods,
            CancellationToken cancellationToken
        )
        {
            ArgumentNullException.ThrowIfNull(filter);
            ArgumentNullException.ThrowIfNull(periods);
            var sums = await store
                .RunAsync(
                    RowsOf(filter),
                    [UsageEventRows.Sum(filter, by, periods)],
                    row => UsageEventRows.ReadSum(row, periods),
                    cancellationToken
                )
                .ConfigureAwait(false);
            return sums.InOrder();
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
            return store.RunAsync(
                RowsOf(filter),
                [UsageEventRows.Read(filter, period, after, limit)],
                UsageEventRows.ReadEvent,
                cancellationToken
            );
        }

        private static NpgsqlBatchCommand RowsOf(UsageFilter filter) =>
            filter.Tenant is { } tenant ? Sql.ForTenant(tenant) : Sql.ForMaintenance;
    }
}
