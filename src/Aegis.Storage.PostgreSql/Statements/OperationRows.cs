using Aegis.Ledger;
using Npgsql;

namespace Aegis.Storage;

/// <summary>How operations are read.</summary>
internal static class OperationRows
{
    /// <summary>The columns, in the order in which <see cref="Read"/> takes them. A result that is over reads as none.</summary>
    public const string Columns = """
        o.op_id, o.tenant, o.idem_key, o.thread, o.operation, o.effect, o.fp_version, o.fingerprint, o.state, o.phase, o.fence,
        o.attempt, o.owner, CASE WHEN o.owner IS NOT NULL THEN (extract(epoch FROM o.due_at - clock.now) * 1000)::bigint END,
        CASE WHEN o.result_expires_at > clock.now THEN o.result_type END,
        CASE WHEN o.result_expires_at > clock.now THEN o.result_body END,
        o.failure_kind, o.failure_message, o.failure_retryable,
        o.created_at, o.executing_at, o.finished_at, o.result_expires_at, o.expires_at
        """;

    private const string Select = $"{Sql.Clock} SELECT {Columns} FROM aegis.operation AS o, clock WHERE ";

    public static NpgsqlBatchCommand ById(string tenant, Guid id) =>
        Sql.Of($"{Select} o.tenant = $1 AND o.op_id = $2 AND {Sql.IsThere}", tenant, id);

    public static NpgsqlBatchCommand ByKey(string tenant, string key) =>
        Sql.Of($"{Select} o.tenant = $1 AND o.idem_key = $2 AND {Sql.IsThere}", tenant, key);

    public static NpgsqlBatchCommand Recoverable(int limit) =>
        Sql.Of($"{Select} o.due_at <= clock.now ORDER BY o.created_at LIMIT $1", limit);

    public static OperationRecord Read(NpgsqlDataReader row) =>
        new()
        {
            Id = row.GetGuid(0),
            Tenant = row.GetString(1),
            Key = row.GetString(2),
            Thread = row.GetString(3),
            Operation = row.GetString(4),
            Effect = Enum.Parse<ToolEffect>(row.GetString(5)),
            Fingerprint = new Fingerprint(row.GetInt32(6), row.GetFieldValue<byte[]>(7)),
            State = Enum.Parse<OperationState>(row.GetString(8)),
            Phase = Enum.Parse<OperationPhase>(row.GetString(9)),
            Fence = row.GetInt64(10),
            Attempt = row.GetInt32(11),
            Owner = row.IsDBNull(12) ? null : row.GetString(12),
            LeaseLeft = row.IsDBNull(13) ? null : TimeSpan.FromMilliseconds((double)row.GetInt64(13)),
            Result = row.IsDBNull(15) ? null : new OperationResult(row.GetString(14), row.GetFieldValue<byte[]>(15)),
            Failure = row.IsDBNull(16)
                ? null
                : new OperationFailure(
                    Enum.Parse<FailureKind>(row.GetString(16)),
                    row.GetString(17),
                    row.GetBoolean(18)
                ),
            CreatedAt = row.GetFieldValue<DateTimeOffset>(19),
            ExecutingAt = row.TimeAt(20),
            FinishedAt = row.TimeAt(21),
            ResultExpiresAt = row.TimeAt(22),
            ExpiresAt = row.TimeAt(23),
        };

    public static DateTimeOffset? TimeAt(this NpgsqlDataReader row, int column) =>
        row.IsDBNull(column) ? null : row.GetFieldValue<DateTimeOffset>(column);
}
