using Aegis.Ledger;
using Microsoft.Data.Sqlite;

namespace Aegis.Storage.Sqlite.Rows;

/// <summary>Rows of <c>aegis_audit_seal</c> and of what a seal covers.</summary>
internal static class SealRow
{
    public const string Names = "tenant_id, number, at, operations, root, prev_hash, hash";

    /// <summary>Reads it with its damage; its number has to be one.</summary>
    public static AuditSeal Read(SqliteDataReader row) =>
        Damage.Told(
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
                },
            damage => AuditSeal.Damaged(row.GetString(0), row.GetInt64(1), damage.Message)
        );

    /// <summary>Reads what a seal covers, with its damage.</summary>
    public static SealedOperation ReadOperation(SqliteDataReader row) =>
        Damage.Told(
            $"What seal {row.GetValue(3)} covers",
            () =>
                new SealedOperation(
                    row.Id(0),
                    checked((int)row.GetInt64(1)),
                    row.IsDBNull(2) ? default : row.Bytes(2).AsMemory()
                )
                {
                    Number = row.GetFieldValue<long>(3),
                },
            damage => new SealedOperation(IdOf(row), SequenceOf(row), default) { Damage = damage.Message }
        );

    private static Guid IdOf(SqliteDataReader row) =>
        row.GetValue(0) is byte[] { Length: 16 } id ? new Guid(id, bigEndian: true) : Guid.Empty;

    private static int SequenceOf(SqliteDataReader row) =>
        row.GetValue(1) is long number and >= int.MinValue and <= int.MaxValue ? (int)number : 0;
}
