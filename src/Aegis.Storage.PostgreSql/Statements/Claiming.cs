using Aegis.Ledger;
using Npgsql;
using static Aegis.Storage.Sql;

namespace Aegis.Storage;

/// <summary>The statements of a claim, whose last reads who has the key.</summary>
internal static class Claiming
{
    private const string Columns =
        "tenant, op_id, last_step, idem_key, thread, operation, effect, fp_version, fingerprint, created_at, state, phase, due_at";

    // DO UPDATE would lock the row and write for every loser
    private static readonly string InsertClaimed = $"""
        {Clock} INSERT INTO aegis.operation ({Columns}, owner)
        SELECT $1, $2, $3, $4, $5, $6, $7, $8, $9, clock.now, 'Pending', 'Claimed', {After(10)}, $11 FROM clock
        """;

    private static readonly string InsertAwaiting = $"""
        {Clock} INSERT INTO aegis.operation ({Columns}, approval_status, approval_fence, approval_policy,
          approval_requested_by, approval_payload, approval_requested_at, approval_decide_by)
        SELECT $1, $2, $3, $4, $5, $6, $7, $8, $9, clock.now, 'Pending', 'AwaitingApproval', {After(10)},
          'Requested', 1, $11, $12, $13, clock.now, {After(10)} FROM clock
        """;

    private const string UnlessTaken = " ON CONFLICT DO NOTHING";

    public static IEnumerable<NpgsqlBatchCommand> Of(OperationClaim claim)
    {
        var step = Guid.NewGuid();
        return
        [
            RemoveExpired(claim),
            Insert(claim, step),
            .. claim.Quota is { } quota ? UsageRows.Take(claim, quota.Cap, step) : [],
            AuditRows.OfClaim(claim, step),
            .. claim.Steps.SelectMany(Step.StatementsOf),
            OperationRows.ByKey(claim.Tenant, claim.Key),
        ];
    }

    private static NpgsqlBatchCommand RemoveExpired(OperationClaim claim) =>
        Sql.Of(
            "DELETE FROM aegis.operation WHERE tenant = $1 AND idem_key = $2 AND expires_at <= clock_timestamp()",
            claim.Tenant,
            claim.Key
        );

    private static NpgsqlBatchCommand Insert(OperationClaim claim, Guid step)
    {
        ReadOnlySpan<object?> common =
        [
            claim.Tenant,
            claim.Id,
            step,
            claim.Key,
            claim.Thread,
            claim.Operation,
            claim.Effect.ToString(),
            claim.Fingerprint.Version,
            claim.Fingerprint.Hash,
        ];
        var (sql, values) = claim.Approval is { } approval
            ? (
                InsertAwaiting,
                (object?[])
                    [Milliseconds(approval.DecideWithin), approval.Policy, approval.RequestedBy, approval.Payload]
            )
            : (InsertClaimed, [Milliseconds(claim.Lease), claim.Owner]);
        return claim.Quota is { } quota
            ? Sql.Of(
                sql + UsageRows.HasRoom(common.Length + values.Length + 1) + UnlessTaken,
                [.. common, .. values, quota.Cap]
            )
            : Sql.Of(sql + UnlessTaken, [.. common, .. values]);
    }
}
