using Aegis.Ledger;
using Aegis.Storage.Sqlite.Files;
using Aegis.Storage.Sqlite.Rows;

namespace Aegis.Storage.Sqlite.Steps;

/// <summary>How a seal is kept; within one transaction.</summary>
internal static class Sealing
{
    private const string Insert =
        $"INSERT INTO aegis_audit_seal ({SealRow.Names}) SELECT @tenant, @number, @at, @operations, @root, @prev_hash, @hash "
        + "WHERE NOT EXISTS (SELECT 1 FROM aegis_audit_seal WHERE tenant_id = @tenant AND number = @number)";

    private const string Cover =
        "INSERT INTO aegis_audit_sealed (tenant_id, op_id, seq, number, hash) VALUES (@tenant, @id, @seq, @number, @hash)";

    private const string Done =
        "DELETE FROM aegis_audit_unsealed WHERE tenant_id = @tenant AND op_id = @id AND seq <= @seq";

    public static bool Apply(LedgerConnection connection, AuditSeal seal, IReadOnlyList<SealedOperation> operations)
    {
        var insert = new Statement(Insert)
            .With("@tenant", seal.Tenant)
            .With("@number", seal.Number)
            .With("@at", seal.At.ToUnixTimeMilliseconds())
            .With("@operations", seal.Operations)
            .With("@root", seal.Root.ToArray())
            .With("@prev_hash", seal.PreviousHash.ToArray())
            .With("@hash", seal.Hash.ToArray());
        if (connection.Execute(insert) == 0)
        {
            return false;
        }

        foreach (var operation in operations)
        {
            connection.Execute(
                Of(Cover, seal, operation).With("@number", seal.Number).With("@hash", operation.Hash.ToArray())
            );
            connection.Execute(Of(Done, seal, operation));
        }

        return true;
    }

    private static Statement Of(string sql, AuditSeal seal, SealedOperation operation) =>
        new Statement(sql)
            .With("@tenant", seal.Tenant)
            .With("@id", Columns.Of(operation.OperationId))
            .With("@seq", operation.Sequence);
}
