using Aegis.Storage.Sqlite.Files;

namespace Aegis.Storage.Sqlite.Steps;

/// <summary>What is deleted in the end. The audit never is.</summary>
internal static class Reaping
{
    private const string Rows =
        "DELETE FROM aegis_operation WHERE op_id IN (SELECT op_id FROM aegis_operation WHERE expires_at <= @now LIMIT @limit)";

    private const string Results =
        "UPDATE aegis_operation SET result_type = NULL, result = NULL WHERE op_id IN (SELECT op_id FROM aegis_operation "
        + "WHERE result_type IS NOT NULL AND result_expires_at <= @now LIMIT @limit)";

    public static int Apply(LedgerConnection connection, int limit, long now)
    {
        var rows = connection.Execute(Of(Rows, limit, now));
        return rows + connection.Execute(Of(Results, limit - rows, now));
    }

    private static Statement Of(string sql, int limit, long now) =>
        new Statement(sql).With("@now", now).With("@limit", limit);
}
