using Aegis.Ledger;
using Microsoft.Data.Sqlite;

namespace Aegis.Storage.Sqlite.Rows;

/// <summary>A row of <c>aegis_approval</c> with what its operation says, as <c>a</c> and <c>o</c>.</summary>
internal static class ApprovalRow
{
    public const string Select =
        "SELECT a.op_id, a.tenant_id, a.fence, a.fp_version, a.fingerprint, a.policy, a.requested_by, a.payload, a.status, "
        + "a.requested_at, a.decide_by, a.decider, a.decider_kind, a.decided_at, a.reason, a.valid_until, o.operation, "
        + "o.thread_id FROM aegis_approval a JOIN aegis_operation o ON o.op_id = a.op_id";

    public static ApprovalRecord Read(SqliteDataReader row) =>
        new()
        {
            Operation = new OperationHandle(row.GetString(1), row.Id(0), row.GetInt64(2)),
            Fingerprint = new Fingerprint(row.GetInt32(3), row.Bytes(4)),
            Request = new ApprovalRequest
            {
                Policy = row.GetString(5),
                RequestedBy = row.GetString(6),
                Payload = row.GetString(7),
                DecideWithin = row.Time(10) - row.Time(9),
            },
            Status = row.Name<ApprovalStatus>(8),
            RequestedAt = row.Time(9),
            DecideBy = row.Time(10),
            Decider = row.IsDBNull(11) ? null : new Decider(row.GetString(11), row.Name<DeciderKind>(12)),
            DecidedAt = row.TimeOrNone(13),
            Reason = row.Text(14),
            ValidUntil = row.TimeOrNone(15),
            OperationName = row.GetString(16),
            Thread = row.GetString(17),
        };
}
