using Aegis.Memory;
using Aegis.Storage.Sqlite.Files;

namespace Aegis.Storage.Sqlite.Memory;

/// <summary>One commit of a memory; the caller has begun a transaction that holds the write lock.</summary>
internal static class MemoryCommit
{
    private const string OfKey = "WHERE tenant_id = @tenant AND memory = @memory AND key = @key";

    private const string IsAsExpected =
        $"SELECT 'yes' WHERE coalesce((SELECT version FROM aegis_memory_entry {OfKey}), 0) = @version";

    private const string Next =
        "INSERT INTO aegis_memory (tenant_id, name, version) VALUES (@tenant, @memory, 1) "
        + "ON CONFLICT (tenant_id, name) DO UPDATE SET version = version + 1 RETURNING version";

    private const string Put =
        "INSERT INTO aegis_memory_entry (tenant_id, memory, key, version, value) "
        + "VALUES (@tenant, @memory, @key, @version, @value) ON CONFLICT (tenant_id, memory, key) "
        + "DO UPDATE SET version = excluded.version, value = excluded.value";

    private const string Forget =
        "DELETE FROM aegis_memory_entry WHERE tenant_id = @tenant AND memory = @memory AND value IS NULL AND version < @version";

    /// <summary>Writes all keys, unless one of them is not as expected.</summary>
    /// <returns>The version of what was written; none when nothing was.</returns>
    public static long? Apply(
        LedgerConnection connection,
        string tenant,
        string memory,
        IReadOnlyList<MemoryWrite> writes
    )
    {
        // all checks before the first write: the transaction is one with those of others, and is not undone
        foreach (var write in writes)
        {
            var check = Of(IsAsExpected).With("@key", write.Key).With("@version", write.ExpectedVersion);
            if (connection.ReadOne(check, row => row.GetString(0)) is null)
            {
                return null;
            }
        }

        var version = connection.ReadAll(Of(Next), row => row.GetInt64(0))[0];
        foreach (var write in writes.Where(write => write.Kind != MemoryWriteKind.Check))
        {
            connection.Execute(Of(Put).With("@key", write.Key).With("@version", version).With("@value", write.Json));
        }

        connection.Execute(Of(Forget).With("@version", version - IMemoryStore.RemovedAreKeptFor));
        return version;

        Statement Of(string sql) => new Statement(sql).With("@tenant", tenant).With("@memory", memory);
    }
}
