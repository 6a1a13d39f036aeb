using Aegis.Metrics;
using Aegis.Storage.Metrics;
using Npgsql;

namespace Aegis.Storage;

// metrics in the same schema, over the same connections
public sealed partial class PostgreSqlLedgerStore
{
    /// <summary>What calls of agents became, in the same schema: a batch is a transaction for each of its tenants.</summary>
    public IMetricsStore Metrics => new MetricsStore(this);

    private sealed class MetricsStore(PostgreSqlLedgerStore store) : IMetricsStore
    {
        public async ValueTask AppendAsync(
            IReadOnlyList<AgentCall> calls,
            IReadOnlyList<AgentInteraction> interactions,
            CancellationToken cancellationToken
        )
        {
            ArgumentNullException.ThrowIfNull(calls);
            ArgumentNullException.ThrowIfNull(interactions);
            var tenants = calls.Select(call => call.Tenant).Concat(interactions.Select(one => one.Tenant));
            foreach (var tenant in tenants.Distinct(StringComparer.Ordinal))
            {
                NpgsqlBatchCommand[] statements =
                [
                    MetricsAppending.Add(tenant, [.. calls.Where(call => call.Tenant == tenant)]),
                    MetricsAppending.Add(tenant, [.. interactions.Where(one => one.Tenant == tenant)]),
                ];
                await store
                    .RunAsync(Sql.ForTenant(tenant), statements, static _ => true, cancellationToken)
                    .ConfigureAwait(false);
            }
        }

        public async ValueTask<IReadOnlyList<PeriodStatistics>> SummarizeAsync(
            string tenant,
            string? agent,
            IReadOnlyList<DateTimeOffset> bounds,
            CancellationToken cancellationToken
        )
        {
            MetricsBounds.ThrowIfUnfit(bounds);
            var rows = new PeriodRows(bounds);
            await store
                .ReadAtOnceAsync(
                    Sql.ForTenant(tenant),
                    MetricsQueries.Summarize(tenant, agent, bounds),
                    rows.Take,
                    cancellationToken
                )
                .ConfigureAwait(false);
            return rows.ToStatistics();
        }

        public async ValueTask<IReadOnlyList<ErrorStatistics>> ListErrorsAsync(
            MetricsQuery query,
            int examples,
            CancellationToken cancellationToken
        )
        {
            ArgumentNullException.ThrowIfNull(query);
            ArgumentOutOfRangeException.ThrowIfNegative(examples);
            var rows = await store
                .RunAsync(
                    Sql.ForTenant(query.Tenant),
                    [MetricsQueries.ListErrors(query, examples)],
                    MetricsQueries.ReadError,
                    cancellationToken
                )
                .ConfigureAwait(false);
            return ErrorRow.Gather(rows, examples);
        }

        public async ValueTask<IReadOnlyList<InteractionStatistics>> ListInteractionsAsync(
            MetricsQuery query,
            CancellationToken cancellationToken
        )
        {
            ArgumentNullException.ThrowIfNull(query);
            var rows = await store
                .RunAsync(
                    Sql.ForTenant(query.Tenant),
                    [MetricsQueries.ListInteractions(query)],
                    MetricsQueries.ReadInteraction,
                    cancellationToken
                )
                .ConfigureAwait(false);
            return InteractionOrder.Of(rows);
        }

        public async ValueTask<int> PruneAsync(DateTimeOffset before, int limit, CancellationToken cancellationToken)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
            var removed = await store
                .RunAsync(
                    Sql.ForMaintenance,
                    [MetricsAppending.Prune(before, limit)],
                    static row => row.GetInt64(0),
                    cancellationToken
                )
                .ConfigureAwait(false);
            return (int)removed[0];
        }
    }
}
