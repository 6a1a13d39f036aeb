using Aegis.Memory;
using Npgsql;
using NpgsqlTypes;

namespace Aegis.Storage.Memory;

/// <summary>The statements of memories.</summary>
internal static class MemoryRows
{
    private const string Next = """
        INSERT INTO aegis.memory AS m (tenant, name, version) VALUES ($1, $2, 1)
        ON CONFLICT (tenant, name) DO UPDATE SET version = m.version + 1
        """;

    private const string Forget = """
        DELETE FROM aegis.memory_entry AS e USING aegis.memory AS m
        WHERE m.tenant = $1 AND m.name = $2 AND e.tenant = $1 AND e.memory = $2 AND e.value IS NULL
          AND e.version < m.version - $3
        """;

    // all of it or nothing: who waited for the memory's row sees here what the one before has committed
    private const string Put = """
        WITH given AS MATERIALIZED (
          SELECT g.key, g.expected, g.is_written, g.value
          FROM unnest($3::text[], $4::bigint[], $5::boolean[], $6::text[]) AS g (key, expected, is_written, value)
        ), stale AS MATERIALIZED (
          SELECT FROM given AS g
          LEFT JOIN aegis.memory_entry AS e ON e.tenant = $1 AND e.memory = $2 AND e.key = g.key
          WHERE coalesce(e.version, 0) <> g.expected
        )
        INSERT INTO aegis.memory_entry (tenant, memory, key, version, value)
        SELECT $1, $2, g.key, m.version, g.value FROM given AS g, aegis.memory AS m
        WHERE m.tenant = $1 AND m.name = $2 AND g.is_written AND NOT EXISTS (SELECT FROM stale)
        ON CONFLICT (tenant, memory, key) DO UPDATE SET version = excluded.version, value = excluded.value
        RETURNING version
        """;

    public static NpgsqlBatchCommand All(string tenant, string memory) =>
        Sql.Of("SELECT key, version, value FROM aegis.memory_entry WHERE tenant = $1 AND memory = $2", tenant, memory);

    public static (string Key, MemoryEntry Entry) Read(NpgsqlDataReader row) =>
        (row.GetString(0), new MemoryEntry(row.GetInt64(1), row.IsDBNull(2) ? null : row.GetString(2)));

    public static NpgsqlBatchCommand Sizes(string tenant) =>
        Sql.Of(
            """
            SELECT m.name, count(e.value), coalesce(sum(octet_length(e.value)), 0)::bigint, m.version
            FROM aegis.memory AS m LEFT JOIN aegis.memory_entry AS e ON e.tenant = m.tenant AND e.memory = m.name
            WHERE m.tenant = $1 GROUP BY m.name, m.version ORDER BY m.name COLLATE "C"
            """,
            tenant
        );

    public static MemoryStatistics ReadSize(NpgsqlDataReader row) =>
        new(row.GetString(0), row.GetInt64(1), row.GetInt64(2), row.GetInt64(3));

    /// <summary>A commit. The first takes the memory's row, by which commits of one memory wait for each other.</summary>
    public static IEnumerable<NpgsqlBatchCommand> Commit(
        string tenant,
        string memory,
        IReadOnlyList<MemoryWrite> writes
    ) =>
        [
            Sql.Of(Next, tenant, memory),
            Sql.Of(Forget, tenant, memory, (long)IMemoryStore.RemovedAreKeptFor),
            Entries(tenant, memory, writes),
        ];

    private static NpgsqlBatchCommand Entries(string tenant, string memory, IReadOnlyList<MemoryWrite> writes)
    {
        var command = Sql.Of(Put, tenant, memory);
        command.Parameters.Add(ArrayOf(writes, write => write.Key, NpgsqlDbType.Text));
        command.Parameters.Add(ArrayOf(writes, write => write.ExpectedVersion, NpgsqlDbType.Bigint));
        command.Parameters.Add(ArrayOf(writes, write => write.Kind != MemoryWriteKind.Check, NpgsqlDbType.Boolean));
        command.Parameters.Add(ArrayOf(writes, write => write.Json, NpgsqlDbType.Text));
        return command;
    }

    private static NpgsqlParameter<T[]> ArrayOf<T>(
        IReadOnlyList<MemoryWrite> writes,
        Func<MemoryWrite, T> part,
        NpgsqlDbType type
    ) => new() { TypedValue = [.. writes.Select(part)], NpgsqlDbType = NpgsqlDbType.Array | type };
}
