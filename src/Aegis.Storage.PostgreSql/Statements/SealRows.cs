using Aegis.Ledger;
using Npgsql;
using static Aegis.Storage.Sql;

namespace Aegis.Storage;

/// <summary>How the audit of a tenant is read as a whole, and how seals are kept.</summary>
internal static class SealRows
{
    private const string OfTenant = $"SELECT {AuditRows.Columns} FROM aegis.audit WHERE tenant = $1 AND ";
    private const string Seals =
        "SELECT tenant, number, at, operations, root, prev_hash, hash FROM aegis.audit_seal WHERE tenant = $1 ";
    private const string Sealed = "SELECT op_id, seq, hash, number FROM aegis.audit_sealed WHERE tenant = $1 AND ";
    private const string IsMine =
        "EXISTS (SELECT FROM aegis.audit_seal AS s WHERE s.tenant = $1 AND s.number = $2 AND s.hash = $3)";

    public static NpgsqlBatchCommand ByTime(
        string tenant,
        AuditRecord? after,
        DateTimeOffset from,
        DateTimeOffset to,
        int limit
    ) =>
        Of(
            OfTenant + "at >= $2 AND at < $3 AND (at, op_id, seq) > ($4, $5, $6) ORDER BY at, op_id, seq LIMIT $7",
            tenant,
            from,
            to,
            after?.At ?? DateTimeOffset.UnixEpoch,
            after?.OperationId ?? Guid.Empty,
            after?.Sequence ?? 0,
            limit
        );

    public static NpgsqlBatchCommand ByOperation(string tenant, AuditPosition? after, int limit) =>
        After(OfTenant, tenant, after, limit);

    public static NpgsqlBatchCommand UnsealedTenants(string? after, int limit) =>
        Of(
            "SELECT DISTINCT tenant FROM aegis.audit_unsealed WHERE tenant > $1 ORDER BY tenant LIMIT $2",
            after ?? "",
            limit
        );

    public static NpgsqlBatchCommand Unsealed(string tenant, AuditPosition? after, int limit) =>
        Of(
            """
            SELECT u.op_id, u.seq, a.hash, 0::bigint
            FROM (
              SELECT op_id, max(seq) AS seq FROM aegis.audit_unsealed WHERE tenant = $1 AND (op_id, seq) > ($2, $3)
              GROUP BY op_id ORDER BY op_id LIMIT $4
            ) AS u
            LEFT JOIN aegis.audit AS a ON a.tenant = $1 AND a.op_id = u.op_id AND a.seq = u.seq ORDER BY u.op_id
            """,
            tenant,
            after?.OperationId ?? Guid.Empty,
            after?.Sequence ?? int.MinValue,
            limit
        );

    public static NpgsqlBatchCommand SealsAfter(string tenant, long after, int limit) =>
        Of(Seals + "AND number > $2 ORDER BY number LIMIT $3", tenant, after, limit);

    public static NpgsqlBatchCommand LastSeal(string tenant) => Of(Seals + "ORDER BY number DESC LIMIT 1", tenant);

    public static NpgsqlBatchCommand SealedBy(string tenant, long number) =>
        Of(Sealed + "number = $2 ORDER BY op_id, seq", tenant, number);

    public static NpgsqlBatchCommand SealedAfter(string tenant, AuditPosition? after, int limit) =>
        After(Sealed, tenant, after, limit);

    /// <summary>Keeps a seal unless there is one with its number; the last statement says whose it is.</summary>
    public static IEnumerable<NpgsqlBatchCommand> Append(AuditSeal seal, IReadOnlyList<SealedOperation> operations)
    {
        object?[] mine =
        [
            seal.Tenant,
            seal.Number,
            seal.Hash,
            operations.Select(static operation => operation.OperationId).ToArray(),
            operations.Select(static operation => operation.Sequence).ToArray(),
        ];
        return
        [
            Of(
                """
                INSERT INTO aegis.audit_seal (tenant, number, at, operations, root, prev_hash, hash)
                VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING
                """,
                seal.Tenant,
                seal.Number,
                seal.At,
                seal.Operations,
                seal.Root,
                seal.PreviousHash,
                seal.Hash
            ),
            Of(
                $"""
                INSERT INTO aegis.audit_sealed (tenant, number, op_id, seq, hash)
                SELECT $1, $2, o.op_id, o.seq, o.hash FROM unnest($4, $5, $6) AS o (op_id, seq, hash) WHERE {IsMine}
                ON CONFLICT DO NOTHING
                """,
                [.. mine, operations.Select(static operation => operation.Hash.ToArray()).ToArray()]
            ),
            Of(
                $"""
                DELETE FROM aegis.audit_unsealed AS u USING unnest($4, $5) AS o (op_id, seq)
                WHERE u.tenant = $1 AND u.op_id = o.op_id AND u.seq <= o.seq AND {IsMine}
                """,
                mine
            ),
            Of("SELECT hash = $3 FROM aegis.audit_seal WHERE tenant = $1 AND number = $2", [.. mine[..3]]),
        ];
    }

    /// <summary>Reads it with its damage.</summary>
    public static AuditSeal Read(NpgsqlDataReader row) =>
        Damage.Told(
            $"Seal {row.GetInt64(1)}",
            () =>
                new AuditSeal
                {
                    Tenant = row.GetString(0),
                    Number = row.GetInt64(1),
                    At = row.GetFieldValue<DateTimeOffset>(2),
                    Operations = row.GetInt32(3),
                    Root = row.GetFieldValue<byte[]>(4),
                    PreviousHash = row.GetFieldValue<byte[]>(5),
                    Hash = row.GetFieldValue<byte[]>(6),
                },
            damage => AuditSeal.Damaged(row.GetString(0), row.GetInt64(1), damage.Message)
        );

    public static SealedOperation ReadOperation(NpgsqlDataReader row) =>
        new(row.GetGuid(0), row.GetInt32(1), row.IsDBNull(2) ? default : row.GetFieldValue<byte[]>(2).AsMemory())
        {
            Number = row.GetInt64(3),
        };

    private static NpgsqlBatchCommand After(string select, string tenant, AuditPosition? after, int limit) =>
        Of(
            select + "(op_id, seq) > ($2, $3) ORDER BY op_id, seq LIMIT $4",
            tenant,
            after?.OperationId ?? Guid.Empty,
            after?.Sequence ?? int.MinValue,
            limit
        );
}
