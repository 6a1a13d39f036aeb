using Aegis.Ledger;
using Npgsql;
using static Aegis.Storage.Sql;

namespace Aegis.Storage;

/// <summary>How the audit is written and read.</summary>
internal static class AuditRows
{
    // takes effect when this very step did; the row it reads is locked by it
    private const string Insert = $"""
        {Clock}, step AS (
          SELECT o.tenant, o.op_id, coalesce(last.seq, 0) + 1 AS seq, clock.now, o.fence, o.state, o.phase,
            coalesce(last.hash, $7) AS prev_hash
          FROM clock, aegis.operation AS o
          LEFT JOIN LATERAL (
            SELECT a.seq, a.hash FROM aegis.audit AS a WHERE a.tenant = o.tenant AND a.op_id = o.op_id ORDER BY a.seq DESC LIMIT 1
          ) AS last ON true
          WHERE o.tenant = $1 AND o.op_id = $2 AND o.last_step = $3
        )
        INSERT INTO aegis.audit (tenant, op_id, seq, at, actor, action, fence, state, phase, detail, prev_hash, hash)
        SELECT tenant, op_id, seq, now, $4, $5, fence, state, phase, $6, prev_hash,
          aegis.audit_hash(tenant, op_id, seq, now, $4, $5, fence, state, phase, $6, prev_hash)
        FROM step
        """;

    public const string Columns = "tenant, op_id, seq, at, actor, action, fence, state, phase, detail, prev_hash, hash";

    public static NpgsqlBatchCommand OfClaim(OperationClaim claim, Guid step)
    {
        var record = StoredOperation.Of(claim, now: default).Record;
        return Of(
            Insert,
            claim.Tenant,
            claim.Id,
            step,
            claim.Owner,
            "claim",
            claim.Approval?.Audited ?? "",
            new ReadOnlyMemory<byte>(AuditHash.OfHeader(record))
        );
    }

    public static NpgsqlBatchCommand OfTransition(OperationTransition transition, string action, Guid step) =>
        Of(
            Insert,
            transition.Operation.Tenant,
            transition.Operation.Id,
            step,
            transition.Actor,
            action,
            transition.Detail,
            Null.Bytes
        );

    public static NpgsqlBatchCommand Trail(string tenant, Guid id) =>
        Of($"SELECT {Columns} FROM aegis.audit WHERE tenant = $1 AND op_id = $2 ORDER BY seq", tenant, id);

    /// <exception cref="InvalidDataException">It is damaged so that it is none.</exception>
    public static AuditRecord Read(NpgsqlDataReader row) => Damage.Described(NameOf(row), () => Make(row));

    /// <summary>Reads it with its damage.</summary>
    public static AuditRecord ReadDamaged(NpgsqlDataReader row) =>
        Damage.Told(
            NameOf(row),
            () => Make(row),
            damage =>
                AuditRecord.Damaged(
                    row.GetString(0),
                    new AuditPosition(row.GetGuid(1), row.GetInt32(2)),
                    damage.Message
                )
        );

    private static string NameOf(NpgsqlDataReader row) => $"Record {row.GetInt32(2)} of operation {row.GetGuid(1)}";

    private static AuditRecord Make(NpgsqlDataReader row) =>
        new()
        {
            Tenant = row.GetString(0),
            OperationId = row.GetGuid(1),
            Sequence = row.GetInt32(2),
            At = row.GetFieldValue<DateTimeOffset>(3),
            Actor = row.GetString(4),
            Action = row.GetString(5),
            Fence = row.GetInt64(6),
            State = Damage.Name<OperationState>(row.GetString(7)),
            Phase = Damage.Name<OperationPhase>(row.GetString(8)),
            Detail = row.GetString(9),
            PreviousHash = row.GetFieldValue<byte[]>(10),
            Hash = row.GetFieldValue<byte[]>(11),
        };
}
