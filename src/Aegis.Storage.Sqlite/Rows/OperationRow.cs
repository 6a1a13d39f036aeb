using Aegis.Ledger;
using Microsoft.Data.Sqlite;

namespace Aegis.Storage.Sqlite.Rows;

/// <summary>A row of <c>aegis_operation</c>.</summary>
internal static class OperationRow
{
    public const string Names =
        "op_id, tenant_id, idem_key, thread_id, operation, effect, fp_version, fingerprint, state, phase, fence, attempt, "
        + "owner, lease_until, result_type, result, failure_kind, failure_message, failure_retryable, created_at, "
        + "executing_at, finished_at, result_expires_at, expires_at";

    public static OperationRecord Read(SqliteDataReader row, long now)
    {
        var resultExpiresAt = row.TimeOrNone(22);
        return new OperationRecord
        {
            Id = row.Id(0),
            Tenant = row.GetString(1),
            Key = row.GetString(2),
            Thread = row.GetString(3),
            Operation = row.GetString(4),
            Effect = row.Name<ToolEffect>(5),
            Fingerprint = new Fingerprint(row.GetInt32(6), row.Bytes(7)),
            State = row.Name<OperationState>(8),
            Phase = row.IsDBNull(9) ? OperationPhase.None : row.Name<OperationPhase>(9),
            Fence = row.GetInt64(10),
            Attempt = row.GetInt32(11),
            Owner = row.Text(12),
            LeaseLeft = row.IsDBNull(13) ? null : TimeSpan.FromMilliseconds(row.GetInt64(13) - now),
            Result =
                row.IsDBNull(14) || resultExpiresAt?.ToUnixTimeMilliseconds() <= now
                    ? null
                    : new OperationResult(row.GetString(14), row.Bytes(15)),
            Failure = row.IsDBNull(16)
                ? null
                : new OperationFailure(row.Name<FailureKind>(16), row.GetString(17), row.GetBoolean(18)),
            CreatedAt = row.Time(19),
            ExecutingAt = row.TimeOrNone(20),
            FinishedAt = row.TimeOrNone(21),
            ResultExpiresAt = resultExpiresAt,
            ExpiresAt = row.TimeOrNone(23),
        };
    }
}
