using Aegis.Runs;
using Npgsql;

namespace Aegis.Storage;

/// <summary>How runs are read. One that has expired is not there.</summary>
internal static class RunRows
{
    private const string IsThere = "(r.expires_at IS NULL OR r.expires_at > clock.now)";

    private const string Select = $"""
        {Sql.Clock} SELECT r.tenant, r.run_id, r.pipeline, r.shape, r.inputs, r.state, r.fence, r.owner,
          (extract(epoch FROM r.lease_until - clock.now) * 1000)::bigint, r.error, r.created_at, r.started_at, r.ended_at,
          r.expires_at FROM aegis.run AS r, clock WHERE r.tenant = $1
        """;

    private const string OfRun = $"""
        WHERE a.tenant = $1 AND a.run_id = $2 AND EXISTS (
          SELECT 1 FROM aegis.run AS r, clock WHERE r.tenant = $1 AND r.run_id = $2 AND {IsThere})
        """;

    public static NpgsqlBatchCommand ById(string tenant, string runId) =>
        Sql.Of($"{Select} AND r.run_id = $2 AND {IsThere}", tenant, runId);

    public static NpgsqlBatchCommand Page(string tenant, RunState? state, RunCursor? after, int limit)
    {
        var page = $"{Select} AND {IsThere} AND (r.created_at, r.run_id COLLATE \"C\") < ($2, $3 COLLATE \"C\")";
        const string order = "ORDER BY r.created_at DESC, r.run_id COLLATE \"C\" DESC LIMIT $4";
        ReadOnlySpan<object?> common = [tenant, after?.CreatedAt ?? DateTimeOffset.MaxValue, after?.RunId ?? "", limit];
        return state is { } wanted
            ? Sql.Of($"{page} AND r.state = $5 {order}", [.. common, wanted.ToString()])
            : Sql.Of($"{page} {order}", common);
    }

    public static NpgsqlBatchCommand Agents(string tenant, string runId) =>
        Sql.Of(
            $"""
            {Sql.Clock} SELECT a.agent_id, a.output, a.attempts, a.usage, a.duration_ms, a.committed_at
            FROM aegis.run_agent AS a {OfRun} ORDER BY a.seq
            """,
            tenant,
            runId
        );

    public static NpgsqlBatchCommand Steps(string tenant, string runId) =>
        Sql.Of(
            $"""
            {Sql.Clock} SELECT a.agent_id, a.generation, a.round, a.call, a.kind, a.body
            FROM aegis.run_step AS a {OfRun} ORDER BY a.agent_id COLLATE "C", a.generation, a.round, a.call, a.kind
            """,
            tenant,
            runId
        );

    public static RunRecord Read(NpgsqlDataReader row) =>
        new()
        {
            Tenant = row.GetString(0),
            RunId = row.GetString(1),
            Pipeline = row.GetString(2),
            Shape = row.GetString(3),
            Inputs = row.GetString(4),
            State = Enum.Parse<RunState>(row.GetString(5)),
            Fence = row.GetInt64(6),
            Owner = row.GetString(7),
            LeaseLeft = row.IsDBNull(8) ? null : TimeSpan.FromMilliseconds((double)row.GetInt64(8)),
            Error = row.TextAt(9),
            CreatedAt = row.GetFieldValue<DateTimeOffset>(10),
            StartedAt = row.GetFieldValue<DateTimeOffset>(11),
            EndedAt = row.TimeAt(12),
            ExpiresAt = row.TimeAt(13),
        };

    public static RunAgent ReadAgent(NpgsqlDataReader row) =>
        new()
        {
            AgentId = row.GetString(0),
            Output = row.TextAt(1),
            Attempts = row.GetInt32(2),
            Usage = row.TextAt(3),
            Duration = row.IsDBNull(4) ? null : TimeSpan.FromMilliseconds((double)row.GetInt64(4)),
            CommittedAt = row.GetFieldValue<DateTimeOffset>(5),
        };

    public static RunStep ReadStep(NpgsqlDataReader row) =>
        new()
        {
            AgentId = row.GetString(0),
            Generation = row.GetInt32(1),
            Round = row.GetInt32(2),
            Call = row.GetInt32(3),
            Kind = (RunStepKind)row.GetInt32(4),
            Body = row.GetString(5),
        };

    private static string? TextAt(this NpgsqlDataReader row, int column) =>
        row.IsDBNull(column) ? null : row.GetString(column);
}
