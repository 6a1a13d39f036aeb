using Aegis.Metrics;
using Npgsql;
using NpgsqlTypes;

namespace Aegis.Storage.Metrics;

/// <summary>What is asked of metrics. A period is a number, from 1 on, that <c>width_bucket</c> gives a time between bounds.</summary>
internal static class MetricsQueries
{
    private const string Calls = """
        FROM aegis.agent_call AS c WHERE c.tenant = $1 AND c.at >= $2 AND c.at < $3 AND ($4::text IS NULL OR c.agent = $4)
        """;

    private const string Counts = $"""
        SELECT width_bucket(c.at, $5::timestamptz[]), c.agent, c.status, c.error_kind, count(*),
          sum(greatest(c.attempts - 1, 0))::bigint, count(c.duration_us), coalesce(sum(c.duration_us), 0)::bigint
        {Calls} GROUP BY 1, 2, 3, 4
        """;

    private const string Errors = $"""
        SELECT e.error_kind, e.total, e.at, e.agent, e.error_type, e.run_id FROM (
          SELECT c.*, row_number() OVER (PARTITION BY c.error_kind ORDER BY c.at DESC, c.call_id) AS number,
            count(*) OVER (PARTITION BY c.error_kind) AS total
          {Calls} AND c.error_kind IS NOT NULL
        ) AS e WHERE e.number <= greatest($5, 1) ORDER BY e.error_kind, e.number
        """;

    private const string Interactions = """
        SELECT from_agent, to_agent, kind, count(*), max(at) FROM aegis.agent_interaction
        WHERE tenant = $1 AND at >= $2 AND at < $3 AND ($4::text IS NULL OR from_agent = $4 OR to_agent = $4)
        GROUP BY from_agent, to_agent, kind
        """;

    private static readonly string RanksOfAgents = Ranks("c.agent");
    private static readonly string RanksOfAll = Ranks("NULL::text");

    /// <summary>Counts, then the ranks of each agent's durations and of all.</summary>
    public static IEnumerable<NpgsqlBatchCommand> Summarize(
        string tenant,
        string? agent,
        IReadOnlyList<DateTimeOffset> bounds
    )
    {
        var query = new MetricsQuery(tenant, bounds[0], bounds[^1], agent);
        return [Of(Counts, query, bounds), Of(RanksOfAgents, query, bounds), Of(RanksOfAll, query, bounds)];
    }

    public static NpgsqlBatchCommand ListErrors(MetricsQuery query, int examples)
    {
        var command = Of(Errors, query);
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = examples });
        return command;
    }

    public static NpgsqlBatchCommand ListInteractions(MetricsQuery query) => Of(Interactions, query);

    public static ErrorRow ReadError(NpgsqlDataReader row) =>
        new(
            row.GetString(0),
            row.GetInt64(1),
            new ErrorExample(
                row.GetFieldValue<DateTimeOffset>(2),
                row.GetString(3),
                row.IsDBNull(4) ? null : row.GetString(4),
                row.IsDBNull(5) ? null : row.GetString(5)
            )
        );

    public static InteractionStatistics ReadInteraction(NpgsqlDataReader row) =>
        new(
            row.GetString(0),
            row.GetString(1),
            Damage.Name<InteractionKind>(row.GetString(2)),
            row.GetInt64(3),
            row.GetFieldValue<DateTimeOffset>(4)
        );

    /// <summary>The durations at the ranks that percentiles ask for, and no others.</summary>
    private static string Ranks(string agent) =>
        $"""
            SELECT r.period, r.agent, r.number, r.duration_us FROM (
              SELECT m.*, row_number() OVER (PARTITION BY m.period, m.agent ORDER BY m.duration_us) AS number,
                count(*) OVER (PARTITION BY m.period, m.agent) AS total
              FROM (
                SELECT width_bucket(c.at, $5::timestamptz[]) AS period, {agent} AS agent, c.duration_us
                {Calls} AND c.duration_us IS NOT NULL AND c.status IN ('Succeeded', 'Failed')
              ) AS m
            ) AS r
            WHERE r.number IN ((r.total * 50 + 99) / 100, (r.total * 95 + 99) / 100, (r.total * 99 + 99) / 100, r.total)
            """;

    private static NpgsqlBatchCommand Of(string sql, MetricsQuery query, IReadOnlyList<DateTimeOffset> bounds)
    {
        var command = Of(sql, query);
        command.Parameters.Add(
            new NpgsqlParameter<DateTimeOffset[]>
            {
                TypedValue = [.. bounds.Select(static bound => bound.ToUniversalTime())],
                NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.TimestampTz,
            }
        );
        return command;
    }

    private static NpgsqlBatchCommand Of(string sql, MetricsQuery query) =>
        Sql.Of(sql, query.Tenant, query.From, query.To, query.Agent is { } agent ? agent : Sql.Null.Text);
}
