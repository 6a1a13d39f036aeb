using Aegis.Ledger;
using Aegis.Storage.Sqlite.Files;
using Microsoft.Data.Sqlite;

namespace Aegis.Storage.Sqlite.Rows;

/// <summary>A row of <c>aegis_audit</c>.</summary>
internal static class AuditRow
{
    public const string Names =
        "tenant_id, op_id, seq, at, actor, action, fence, state, phase, detail, prev_hash, hash";

    private const string Insert =
        $"INSERT INTO aegis_audit ({Names}) VALUES (@tenant, @id, @seq, @at, @actor, @action, @fence, @state, @phase, "
        + "@detail, @prev_hash, @hash)";

    private const string All =
        $"SELECT {Names} FROM aegis_audit WHERE tenant_id = @tenant AND op_id = @id ORDER BY seq";

    private const string Last =
        $"SELECT {Names} FROM aegis_audit WHERE tenant_id = @tenant AND op_id = @id ORDER BY seq DESC LIMIT 1";

    public static Statement Append(AuditRecord record) =>
        Of(Insert, record.Tenant, record.OperationId)
            .With("@seq", record.Sequence)
            .With("@at", record.At.ToUnixTimeMilliseconds())
            .With("@actor", record.Actor)
            .With("@action", record.Action)
            .With("@fence", record.Fence)
            .With("@state", record.State.ToString())
            .With("@phase", record.Phase == OperationPhase.None ? null : record.Phase.ToString())
            .With("@detail", record.Detail)
            .With("@prev_hash", record.PreviousHash.ToArray())
            .With("@hash", record.Hash.ToArray());

    public static Statement AllOf(string tenant, Guid id) => Of(All, tenant, id);

    public static Statement LastOf(string tenant, Guid id) => Of(Last, tenant, id);

    /// <exception cref="InvalidDataException">It is damaged so that it is none.</exception>
    public static AuditRecord Read(SqliteDataReader row) => Damage.Described(NameOf(row), () => Make(row));

    /// <summary>Reads it with its damage; its key has to be one.</summary>
    public static AuditRecord ReadDamaged(SqliteDataReader row) =>
        Damage.Told(
            NameOf(row),
            () => Make(row),
            damage =>
                AuditRecord.Damaged(row.GetString(0), new AuditPosition(row.Id(1), row.GetInt32(2)), damage.Message)
        );

    private static string NameOf(SqliteDataReader row) =>
        row.GetValue(1) is byte[] { Length: 16 } id
            ? $"Record {row.GetValue(2)} of operation {new Guid(id, bigEndian: true)}"
            : "A record of no operation";

    private static AuditRecord Make(SqliteDataReader row) =>
        new()
        {
            Tenant = row.GetString(0),
            OperationId = row.Id(1),
            Sequence = checked((int)row.GetInt64(2)),
            At = row.Time(3),
            Actor = row.GetString(4),
            Action = row.GetString(5),
            Fence = row.GetInt64(6),
            State = row.Name<OperationState>(7),
            Phase = row.IsDBNull(8) ? OperationPhase.None : row.Name<OperationPhase>(8),
            Detail = row.GetString(9),
            PreviousHash = row.Bytes(10),
            Hash = row.Bytes(11),
        };

    private static Statement Of(string sql, string tenant, Guid id) =>
        new Statement(sql).With("@tenant", tenant).With("@id", Columns.Of(id));
}
