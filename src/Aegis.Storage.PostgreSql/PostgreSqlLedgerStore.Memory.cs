using Aegis.Memory;
using Aegis.Storage.Memory;

namespace Aegis.Storage;

// memories in the same schema, over the same connections
public sealed partial class PostgreSqlLedgerStore
{
    /// <summary>Memories of agents, in the same schema: a commit is one round trip and one transaction.</summary>
    public IMemoryStore Memory => new MemoryStore(this);

    private sealed class MemoryStore(PostgreSqlLedgerStore store) : IMemoryStore
    {
        public async ValueTask<IReadOnlyDictionary<string, MemoryEntry>> ReadAsync(
            string tenant,
            string memory,
            CancellationToken cancellationToken
        )
        {
            MemoryNames.ThrowIfUnfit(tenant, memory);
            var rows = await store
                .RunAsync(Sql.ForTenant(tenant), [MemoryRows.All(tenant, memory)], MemoryRows.Read, cancellationToken)
                .ConfigureAwait(false);
            return rows.ToDictionary(row => row.Key, row => row.Entry, StringComparer.Ordinal);
        }

        public async ValueTask<long?> TryWriteAsync(
            string tenant,
            string memory,
            IReadOnlyList<MemoryWrite> writes,
            CancellationToken cancellationToken
        )
        {
            MemoryNames.ThrowIfUnfit(tenant, memory);
            ArgumentNullException.ThrowIfNull(writes);
            var versions = await store
                .RunAsync(
                    Sql.ForTenant(tenant),
                    MemoryRows.Commit(tenant, memory, writes),
                    static row => row.GetInt64(0),
                    cancellationToken
                )
                .ConfigureAwait(false);
            return versions is [var version, ..] ? version : null;
        }

        public async ValueTask<IReadOnlyList<MemoryStatistics>> ListAsync(
            string tenant,
            CancellationToken cancellationToken
        )
        {
            MemoryNames.ThrowIfUnfitTenant(tenant);
            return await store
                .RunAsync(Sql.ForTenant(tenant), [MemoryRows.Sizes(tenant)], MemoryRows.ReadSize, cancellationToken)
                .ConfigureAwait(false);
        }
    }
}
