using Aegis.Runs;
using Aegis.Storage.Sqlite.Files;
using Aegis.Storage.Sqlite.Rows;

namespace Aegis.Storage.Sqlite.Runs;

/// <summary>
/// What the owner of a run does; each says whether the run was his. The caller has begun a transaction that holds the write lock.
/// </summary>
internal static class RunSteps
{
    private const string IsMine = "tenant_id = @tenant AND run_id = @run AND fence = @fence AND state = 'Running'";

    private const string Prolong = $"UPDATE aegis_run SET lease_until = @lease_until WHERE {IsMine}";

    private const string Insert =
        "INSERT INTO aegis_run_agent (tenant_id, run_id, agent_id, seq, fence, output, attempts, usage, duration_ms, committed_at) "
        + "SELECT @tenant, @run, @agent, (SELECT count(*) FROM aegis_run_agent WHERE tenant_id = @tenant AND run_id = @run), "
        + $"@fence, @output, @attempts, @usage, @duration, @now FROM aegis_run WHERE {IsMine} ON CONFLICT DO NOTHING";

    private const string WhoCommitted =
        "SELECT agent_id FROM aegis_run_agent WHERE tenant_id = @tenant AND run_id = @run AND agent_id = @agent AND fence = @fence";

    private const string DropSteps =
        "DELETE FROM aegis_run_step WHERE tenant_id = @tenant AND run_id = @run AND agent_id = @agent";

    private const string AddStep =
        "INSERT INTO aegis_run_step (tenant_id, run_id, agent_id, generation, round, call, kind, body) "
        + $"SELECT @tenant, @run, @agent, @generation, @round, @call, @kind, @body FROM aegis_run WHERE {IsMine} "
        + "ON CONFLICT DO NOTHING";

    private const string WhoHas = $"SELECT owner FROM aegis_run WHERE {IsMine}";

    private const string Finish =
        "UPDATE aegis_run SET state = @state, error = @error, lease_until = NULL, ended_at = @now, expires_at = @expires_at "
        + $"WHERE {IsMine}";

    private const string WhoEnded =
        "SELECT owner FROM aegis_run WHERE tenant_id = @tenant AND run_id = @run AND fence = @fence AND state = @state";

    public static bool Renew(LedgerConnection connection, RunHandle run, TimeSpan lease, long now) =>
        connection.Execute(Of(Prolong, run).With("@lease_until", StoreTime.After(now, lease))) == 1;

    public static bool Commit(LedgerConnection connection, RunHandle run, RunAgent agent, long now)
    {
        var insert = Of(Insert, run)
            .With("@agent", agent.AgentId)
            .With("@output", agent.Output)
            .With("@attempts", agent.Attempts)
            .With("@usage", agent.Usage)
            .With("@duration", agent.Duration is { } time ? (long)time.TotalMilliseconds : null)
            .With("@now", now);
        if (connection.Execute(insert) == 0)
        {
            // again, since its answer was lost; or of somebody who has lost the run
            return IsThere(connection, Of(WhoHas, run))
                && IsThere(connection, Of(WhoCommitted, run).With("@agent", agent.AgentId));
        }

        connection.Execute(
            new Statement(DropSteps).With("@tenant", run.Tenant).With("@run", run.RunId).With("@agent", agent.AgentId)
        );
        return true;
    }

    public static bool Append(LedgerConnection connection, RunHandle run, RunStep step)
    {
        var insert = Of(AddStep, run)
            .With("@agent", step.AgentId)
            .With("@generation", step.Generation)
            .With("@round", step.Round)
            .With("@call", step.Call)
            .With("@kind", (int)step.Kind)
            .With("@body", step.Body);
        return connection.Execute(insert) == 1 || IsThere(connection, Of(WhoHas, run));
    }

    public static bool End(LedgerConnection connection, RunHandle run, RunEnd end, long now)
    {
        var finish = Of(Finish, run)
            .With("@state", end.State.ToString())
            .With("@error", end.Error)
            .With("@now", now)
            .With("@expires_at", StoreTime.After(now, end.Kept));
        return connection.Execute(finish) == 1
            || IsThere(connection, Of(WhoEnded, run).With("@state", end.State.ToString()));
    }

    private static Statement Of(string sql, RunHandle run) =>
        new Statement(sql).With("@tenant", run.Tenant).With("@run", run.RunId).With("@fence", run.Fence);

    private static bool IsThere(LedgerConnection connection, Statement query) =>
        connection.ReadOne(query, row => row.GetString(0)) is not null;
}
