using Aegis.Storage.Sqlite.Files;

namespace Aegis.Storage.Sqlite.Runs;

/// <summary>What is forgotten; what belongs to a run goes with it.</summary>
internal static class RunReaping
{
    private const string Expired =
        "DELETE FROM aegis_run WHERE (tenant_id, run_id) IN "
        + "(SELECT tenant_id, run_id FROM aegis_run WHERE expires_at <= @now LIMIT @limit)";

    private const string ExpiredOf =
        "DELETE FROM aegis_run WHERE (tenant_id, run_id) IN "
        + "(SELECT tenant_id, run_id FROM aegis_run WHERE expires_at <= @now AND tenant_id = @tenant LIMIT @limit)";

    private const string One =
        "DELETE FROM aegis_run WHERE tenant_id = @tenant AND run_id = @run AND (expires_at IS NULL OR expires_at > @now) "
        + "AND (lease_until IS NULL OR lease_until <= @now)";

    public static int Apply(LedgerConnection connection, int limit, long now) =>
        connection.Execute(new Statement(Expired).With("@now", now).With("@limit", limit));

    public static int Apply(LedgerConnection connection, int limit, string tenant, long now) =>
        connection.Execute(new Statement(ExpiredOf).With("@now", now).With("@limit", limit).With("@tenant", tenant));

    public static bool Forget(LedgerConnection connection, string tenant, string runId, long now) =>
        connection.Execute(new Statement(One).With("@tenant", tenant).With("@run", runId).With("@now", now)) == 1;
}
