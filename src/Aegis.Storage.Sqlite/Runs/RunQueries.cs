using Aegis.Runs;
using Aegis.Storage.Sqlite.Files;

namespace Aegis.Storage.Sqlite.Runs;

/// <summary>What is read of runs. One that has expired is not there.</summary>
internal static class RunQueries
{
    private const string IsThere = "(expires_at IS NULL OR expires_at > @now)";

    private const string Of = "tenant_id = @tenant AND run_id = @run";

    private const string OneRun = $"SELECT {RunRow.Names} FROM aegis_run WHERE {Of} AND {IsThere}";

    private const string RunIsThere = $"EXISTS (SELECT 1 FROM aegis_run WHERE {Of} AND {IsThere})";

    private const string AllAgents =
        "SELECT agent_id, output, attempts, usage, duration_ms, committed_at FROM aegis_run_agent "
        + $"WHERE {Of} AND {RunIsThere} ORDER BY seq";

    private const string AllSteps =
        "SELECT agent_id, generation, round, call, kind, body FROM aegis_run_step "
        + $"WHERE {Of} AND {RunIsThere} ORDER BY agent_id, generation, round, call, kind";

    private const string Page =
        $"SELECT {RunRow.Names} FROM aegis_run WHERE tenant_id = @tenant AND {IsThere} "
        + "AND (created_at, run_id) < (@after_at, @after_run) ORDER BY created_at DESC, run_id DESC LIMIT @limit";

    private const string PageOfState =
        $"SELECT {RunRow.Names} FROM aegis_run WHERE tenant_id = @tenant AND state = @state AND {IsThere} "
        + "AND (created_at, run_id) < (@after_at, @after_run) ORDER BY created_at DESC, run_id DESC LIMIT @limit";

    public static Statement Run(string tenant, string runId, long now) => ById(OneRun, tenant, runId, now);

    public static Statement Agents(string tenant, string runId, long now) => ById(AllAgents, tenant, runId, now);

    public static Statement Steps(string tenant, string runId, long now) => ById(AllSteps, tenant, runId, now);

    public static Statement List(string tenant, RunState? state, RunCursor? after, int limit, long now)
    {
        var page = new Statement(state is null ? Page : PageOfState)
            .With("@tenant", tenant)
            .With("@now", now)
            .With("@after_at", after?.CreatedAt.ToUnixTimeMilliseconds() ?? long.MaxValue)
            .With("@after_run", after?.RunId ?? "")
            .With("@limit", limit);
        return state is { } wanted ? page.With("@state", wanted.ToString()) : page;
    }

    private static Statement ById(string sql, string tenant, string runId, long now) =>
        new Statement(sql).With("@tenant", tenant).With("@run", runId).With("@now", now);
}
