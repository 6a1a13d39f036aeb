using Aegis.Ledger;
using Npgsql;

namespace Aegis.Storage;

/// <summary>How approvals are read: they are columns of their operation.</summary>
internal static class ApprovalRows
{
    private const string Select = $"""
        {Sql.Clock} SELECT o.tenant, o.op_id, o.approval_fence, o.operation, o.thread, o.fp_version, o.fingerprint,
        o.approval_policy, o.approval_requested_by, o.approval_payload, o.approval_status, o.approval_requested_at,
        o.approval_decide_by, o.approval_decider, o.approval_decider_kind, o.approval_decided_at, o.approval_reason,
        o.approval_valid_until
        FROM aegis.operation AS o, clock WHERE o.tenant = $1 AND o.approval_status IS NOT NULL AND {Sql.IsThere}
        """;

    public static NpgsqlBatchCommand ById(string tenant, Guid id) => Sql.Of($"{Select} AND o.op_id = $2", tenant, id);

    // a uuid is ordered as its hexadecimal digits are
    public static NpgsqlBatchCommand Pending(string tenant, ApprovalCursor? after, int limit) =>
        Sql.Of(
            $"""
            {Select} AND o.phase = 'AwaitingApproval' AND o.due_at > clock.now AND (o.approval_requested_at, o.op_id) > ($2, $3)
            ORDER BY o.approval_requested_at, o.op_id LIMIT $4
            """,
            tenant,
            after?.RequestedAt ?? DateTimeOffset.UnixEpoch,
            after?.OperationId ?? Guid.Empty,
            limit
        );

    public static ApprovalRecord Read(NpgsqlDataReader row)
    {
        var requestedAt = row.GetFieldValue<DateTimeOffset>(11);
        var decideBy = row.GetFieldValue<DateTimeOffset>(12);
        return new ApprovalRecord
        {
            Operation = new OperationHandle(row.GetString(0), row.GetGuid(1), row.GetInt64(2)),
            OperationName = row.GetString(3),
            Thread = row.GetString(4),
            Fingerprint = new Fingerprint(row.GetInt32(5), row.GetFieldValue<byte[]>(6)),
            Request = new ApprovalRequest
            {
                Policy = row.GetString(7),
                RequestedBy = row.GetString(8),
                Payload = row.GetString(9),
                DecideWithin = decideBy - requestedAt,
            },
            Status = Enum.Parse<ApprovalStatus>(row.GetString(10)),
            RequestedAt = requestedAt,
            DecideBy = decideBy,
            Decider = row.IsDBNull(13)
                ? null
                : new Decider(row.GetString(13), Enum.Parse<DeciderKind>(row.GetString(14))),
            DecidedAt = row.TimeAt(15),
            Reason = row.IsDBNull(16) ? null : row.GetString(16),
            ValidUntil = row.TimeAt(17),
        };
    }
}
