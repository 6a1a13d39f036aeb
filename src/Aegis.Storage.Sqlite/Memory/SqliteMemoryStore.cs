using Aegis.Memory;
using Aegis.Storage.Sqlite.Files;
using Aegis.Storage.Sqlite.Rows;
using Aegis.Storage.Sqlite.Writing;
using Microsoft.Data.Sqlite;

namespace Aegis.Storage.Sqlite.Memory;

/// <summary>Memories in the ledger's file. One thread writes for the whole process, and nobody else within its transaction.</summary>
internal sealed class SqliteMemoryStore(LedgerWriter writer, Readers readers) : IMemoryStore
{
    private const string All =
        "SELECT key, version, value FROM aegis_memory_entry WHERE tenant_id = @tenant AND memory = @memory";

    private const string Sizes = """
        SELECT m.name, count(e.value), coalesce(sum(length(CAST(e.value AS BLOB))), 0), m.version
        FROM aegis_memory AS m LEFT JOIN aegis_memory_entry AS e ON e.tenant_id = m.tenant_id AND e.memory = m.name
        WHERE m.tenant_id = @tenant GROUP BY m.name, m.version ORDER BY m.name
        """;

    public ValueTask<IReadOnlyDictionary<string, MemoryEntry>> ReadAsync(
        string tenant,
        string memory,
        CancellationToken cancellationToken
    )
    {
        MemoryNames.ThrowIfUnfit(tenant, memory);
        cancellationToken.ThrowIfCancellationRequested();
        var query = new Statement(All).With("@tenant", tenant).With("@memory", memory);
        var rows = readers.Read(connection => connection.ReadAll(query, Read));
        return new(rows.ToDictionary(row => row.Key, row => row.Entry, StringComparer.Ordinal));
    }

    public ValueTask<long?> TryWriteAsync(
        string tenant,
        string memory,
        IReadOnlyList<MemoryWrite> writes,
        CancellationToken cancellationToken
    )
    {
        MemoryNames.ThrowIfUnfit(tenant, memory);
        ArgumentNullException.ThrowIfNull(writes);
        return new(
            writer.WriteAsync(connection => MemoryCommit.Apply(connection, tenant, memory, writes), cancellationToken)
        );
    }

    public ValueTask<IReadOnlyList<MemoryStatistics>> ListAsync(string tenant, CancellationToken cancellationToken)
    {
        MemoryNames.ThrowIfUnfitTenant(tenant);
        cancellationToken.ThrowIfCancellationRequested();
        var query = new Statement(Sizes).With("@tenant", tenant);
        return new(readers.Read(connection => connection.ReadAll(query, ReadSize)));
    }

    private static MemoryStatistics ReadSize(SqliteDataReader row) =>
        new(row.GetString(0), row.GetInt64(1), row.GetInt64(2), row.GetInt64(3));

    private static (string Key, MemoryEntry Entry) Read(SqliteDataReader row) =>
        (row.GetString(0), new MemoryEntry(row.GetInt64(1), row.Text(2)));
}
