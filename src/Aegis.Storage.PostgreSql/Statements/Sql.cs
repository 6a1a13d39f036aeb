using Npgsql;
using NpgsqlTypes;

namespace Aegis.Storage;

/// <summary>The parts that statements are made of. The texts are few and constant, so that each is prepared once.</summary>
internal static class Sql
{
    /// <summary>One time for a whole statement, in the precision of the library; the database's.</summary>
    public const string Clock =
        "WITH clock AS MATERIALIZED (SELECT date_trunc('milliseconds', clock_timestamp()) AS now) ";

    /// <summary>Rows that are not expired, reaped or not.</summary>
    public const string IsThere = "(o.expires_at IS NULL OR o.expires_at > clock.now)";

    /// <summary>Losers of a claim have to see what the winner committed.</summary>
    public static NpgsqlBatchCommand Begin => new("BEGIN ISOLATION LEVEL READ COMMITTED");

    /// <summary>All statements see what was committed when the first began.</summary>
    public static NpgsqlBatchCommand BeginSnapshot => new("BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY");

    public static NpgsqlBatchCommand End => new("COMMIT");

    /// <summary>Opens the rows of a tenant for this transaction, and sees that its commit is durable before it is answered.</summary>
    public static NpgsqlBatchCommand ForTenant(string tenant) =>
        Of(
            """
            SELECT set_config('aegis.tenant', $1, true), set_config('synchronous_commit',
              CASE current_setting('synchronous_commit') WHEN 'off' THEN 'on' ELSE current_setting('synchronous_commit') END, true)
            """,
            tenant
        );

    /// <summary>Opens the operations of all tenants for this transaction.</summary>
    public static NpgsqlBatchCommand ForMaintenance => new("SELECT set_config('aegis.maintenance', 'on', true)");

    public static NpgsqlBatchCommand Of(string text, params ReadOnlySpan<object?> values)
    {
        var command = new NpgsqlBatchCommand(text);
        foreach (var value in values)
        {
            command.Parameters.Add(ParameterOf(value));
        }

        return command;
    }

    /// <summary>Now and so many milliseconds, which is parameter number <paramref name="parameter"/>.</summary>
    // not an interval, whose days are longer or shorter where clocks are changed
    public static string After(int parameter) => $"clock.now + ${parameter} * interval '1 millisecond'";

    public static long Milliseconds(TimeSpan time) => (long)time.TotalMilliseconds;

    private static NpgsqlParameter ParameterOf(object? value) =>
        value switch
        {
            string text => new NpgsqlParameter<string> { TypedValue = text, NpgsqlDbType = NpgsqlDbType.Text },
            Guid id => new NpgsqlParameter<Guid> { TypedValue = id, NpgsqlDbType = NpgsqlDbType.Uuid },
            long number => new NpgsqlParameter<long> { TypedValue = number, NpgsqlDbType = NpgsqlDbType.Bigint },
            int number => new NpgsqlParameter<int> { TypedValue = number, NpgsqlDbType = NpgsqlDbType.Integer },
            bool flag => new NpgsqlParameter<bool> { TypedValue = flag, NpgsqlDbType = NpgsqlDbType.Boolean },
            ReadOnlyMemory<byte> bytes => new NpgsqlParameter<ReadOnlyMemory<byte>>
            {
                TypedValue = bytes,
                NpgsqlDbType = NpgsqlDbType.Bytea,
            },
            DateTimeOffset time => new NpgsqlParameter<DateTimeOffset>
            {
                TypedValue = time.ToUniversalTime(),
                NpgsqlDbType = NpgsqlDbType.TimestampTz,
            },
            Guid[] ids => new NpgsqlParameter<Guid[]>
            {
                TypedValue = ids,
                NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Uuid,
            },
            int[] numbers => new NpgsqlParameter<int[]>
            {
                TypedValue = numbers,
                NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Integer,
            },
            byte[][] hashes => new NpgsqlParameter<byte[][]>
            {
                TypedValue = hashes,
                NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bytea,
            },
            Null none => new NpgsqlParameter { Value = DBNull.Value, NpgsqlDbType = none.Type },
            _ => throw new ArgumentException($"A {value?.GetType()} is no parameter.", nameof(value)),
        };

    /// <summary>A null, which has to say of which type.</summary>
    public sealed record Null(NpgsqlDbType Type)
    {
        public static Null Text { get; } = new(NpgsqlDbType.Text);
        public static Null Bytes { get; } = new(NpgsqlDbType.Bytea);
        public static Null Time { get; } = new(NpgsqlDbType.TimestampTz);
        public static Null Number { get; } = new(NpgsqlDbType.Bigint);
    }
}
