using Aegis.Ledger;
using Microsoft.Data.Sqlite;

namespace Aegis.Storage.Sqlite.Rows;

/// <summary>Rows of <c>aegis_audit_seal</c> and of what a seal covers.</summary>
internal static class SealRow
{
    public const string Names = "tenant_id, number, at, operations, root, prev_hash, hash";

    public static AuditSeal Read(SqliteDataReader row) =>
        Damage.Described(
            $"Seal {row.GetInt64(1)}",
            () =>
                new AuditSeal
                {
                    Tenant = row.GetString(0),
                    Number = row.GetInt64(1),
                    At = row.Time(2),
                    Operations = checked((int)row.GetInt64(3)),
                    Root = row.Bytes(4),
                    PreviousHash = row.Bytes(5),
                    Hash = row.Bytes(6),
                }
        );

    public static SealedOperation ReadOperation(SqliteDataReader row) =>
        Damage.Described(
            "What a seal covers",
            () =>
                new SealedOperation(
                    row.Id(0),
                    checked((int)row.GetInt64(1)),
                    row.IsDBNull(2) ? default : row.Bytes(2).AsMemory()
                )
        );
}
