using Aegis.Runs;
using Npgsql;

namespace Aegis.Storage;

/// <summary>What the owner of a run does; the last statement of each says whether the run was his.</summary>
internal static class RunSteps
{
    private const string IsMine = "r.tenant = $1 AND r.run_id = $2 AND r.fence = $3 AND r.state = 'Running'";

    // locked until the commit: whoever takes the run over waits, and then sees what was kept; or was first, and nothing is kept
    private const string Mine = $"mine AS (SELECT 1 FROM aegis.run AS r WHERE {IsMine} FOR SHARE)";

    private static readonly string Prolong = $"""
        {Sql.Clock} UPDATE aegis.run AS r SET lease_until = {Sql.After(4)} FROM clock WHERE {IsMine} RETURNING true
        """;

    private static readonly string Insert = $"""
        {Sql.Clock}, {Mine}, kept AS (
          INSERT INTO aegis.run_agent (tenant, run_id, agent_id, fence, output, attempts, usage, duration_ms, committed_at)
          SELECT $1, $2, $4, $3, $5, $6, $7, $8, clock.now FROM clock, mine
          ON CONFLICT DO NOTHING RETURNING 1
        ), dropped AS (
          DELETE FROM aegis.run_step WHERE tenant = $1 AND run_id = $2 AND agent_id = $4 AND EXISTS (SELECT FROM kept)
        )
        SELECT EXISTS (SELECT FROM kept) OR EXISTS (SELECT FROM mine) AND EXISTS (
          SELECT FROM aegis.run_agent WHERE tenant = $1 AND run_id = $2 AND agent_id = $4 AND fence = $3)
        """;

    private const string AddStep = $"""
        WITH {Mine}, kept AS (
          INSERT INTO aegis.run_step (tenant, run_id, agent_id, generation, round, call, kind, body)
          SELECT $1, $2, $4, $5, $6, $7, $8, $9 FROM mine
          ON CONFLICT DO NOTHING
        )
        SELECT EXISTS (SELECT FROM mine)
        """;

    private static readonly string Finish = $"""
        {Sql.Clock} UPDATE aegis.run AS r SET state = $4, error = $5, lease_until = NULL, ended_at = clock.now,
          expires_at = {Sql.After(6)}
        FROM clock WHERE {IsMine}
        """;

    private const string HasEnded =
        "SELECT EXISTS (SELECT FROM aegis.run WHERE tenant = $1 AND run_id = $2 AND fence = $3 AND state = $4)";

    // materialized: a plan that looks the rows up again and again would skip what it has locked, and take more than the limit
    private const string TakeAlong = """
        WITH expired AS MATERIALIZED (
          SELECT tenant, run_id FROM aegis.run WHERE tenant = $1 AND expires_at <= clock_timestamp()
          LIMIT 10 FOR UPDATE SKIP LOCKED
        )
        DELETE FROM aegis.run AS r USING expired AS e WHERE r.tenant = e.tenant AND r.run_id = e.run_id
        """;

    public static IEnumerable<NpgsqlBatchCommand> Renew(RunHandle run, TimeSpan lease) =>
        [Sql.Of(Prolong, run.Tenant, run.RunId, run.Fence, Sql.Milliseconds(lease))];

    public static IEnumerable<NpgsqlBatchCommand> Commit(RunHandle run, RunAgent agent) =>
        [
            Sql.Of(
                Insert,
                run.Tenant,
                run.RunId,
                run.Fence,
                agent.AgentId,
                TextOrNull(agent.Output),
                agent.Attempts,
                TextOrNull(agent.Usage),
                agent.Duration is { } time ? Sql.Milliseconds(time) : Sql.Null.Number
            ),
        ];

    public static IEnumerable<NpgsqlBatchCommand> Append(RunHandle run, RunStep step) =>
        [
            Sql.Of(
                AddStep,
                run.Tenant,
                run.RunId,
                run.Fence,
                step.AgentId,
                step.Generation,
                step.Round,
                step.Call,
                (int)step.Kind,
                step.Body
            ),
        ];

    public static IEnumerable<NpgsqlBatchCommand> End(RunHandle run, RunEnd end) =>
        [
            Sql.Of(
                Finish,
                run.Tenant,
                run.RunId,
                run.Fence,
                end.State.ToString(),
                TextOrNull(end.Error?.Replace('\0', '\uFFFD')),
                Sql.Milliseconds(end.Kept)
            ),
            Sql.Of(TakeAlong, run.Tenant),
            Sql.Of(HasEnded, run.Tenant, run.RunId, run.Fence, end.State.ToString()),
        ];

    public static NpgsqlBatchCommand Forget(string tenant, string runId) =>
        Sql.Of(
            """
            DELETE FROM aegis.run WHERE tenant = $1 AND run_id = $2 AND coalesce(expires_at > clock_timestamp(), true)
              AND coalesce(lease_until <= clock_timestamp(), true) RETURNING true
            """,
            tenant,
            runId
        );

    public static NpgsqlBatchCommand Reap(int limit) =>
        Sql.Of(
            """
            WITH expired AS MATERIALIZED (
              SELECT tenant, run_id FROM aegis.run WHERE expires_at <= clock_timestamp()
              LIMIT $1 FOR UPDATE SKIP LOCKED
            ), gone AS (
              DELETE FROM aegis.run AS r USING expired AS e WHERE r.tenant = e.tenant AND r.run_id = e.run_id
              RETURNING 1
            )
            SELECT count(*) FROM gone
            """,
            limit
        );

    private static object TextOrNull(string? text) => text is null ? Sql.Null.Text : text;
}
