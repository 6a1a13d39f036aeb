using Aegis.Metrics;
using Aegis.Storage.Sqlite.Files;
using Aegis.Storage.Sqlite.Rows;
using Microsoft.Data.Sqlite;

namespace Aegis.Storage.Sqlite.Metrics;

/// <summary>What is asked of metrics.</summary>
internal static class MetricsQueries
{
    private const string When = "tenant_id = @tenant AND at >= @from AND at < @to";

    private const string Calls = $"FROM aegis_agent_call WHERE {When} AND (@agent IS NULL OR agent = @agent)";

    private const string Counts =
        "SELECT agent, status, error_kind, count(*), sum(max(attempts - 1, 0)), count(duration_us), "
        + $"coalesce(sum(duration_us), 0) {Calls} GROUP BY agent, status, error_kind";

    private const string Errors =
        "SELECT error_kind, total, at, agent, error_type, run_id FROM (SELECT *, "
        + "row_number() OVER (PARTITION BY error_kind ORDER BY at DESC, call_id) AS number, "
        + $"count(*) OVER (PARTITION BY error_kind) AS total {Calls} AND error_kind IS NOT NULL) "
        + "WHERE number <= max(@examples, 1) ORDER BY error_kind, number";

    private const string Interactions =
        $"SELECT from_agent, to_agent, kind, count(*), max(at) FROM aegis_agent_interaction WHERE {When} "
        + "AND (@agent IS NULL OR from_agent = @agent OR to_agent = @agent) GROUP BY from_agent, to_agent, kind";

    private static readonly string RanksOfAgents = Ranks("agent");
    private static readonly string RanksOfAll = Ranks("NULL");

    public static PeriodStatistics Summarize(LedgerConnection connection, MetricsQuery query)
    {
        var sum = new PeriodSum();
        foreach (var count in connection.ReadAll(Of(Counts, query), ReadCount))
        {
            count(sum);
        }

        foreach (var (agent, rank, took) in connection.ReadAll(Of(RanksOfAgents, query), ReadRank))
        {
            sum.Of(agent).Rank(rank, took);
        }

        foreach (var (_, rank, took) in connection.ReadAll(Of(RanksOfAll, query), ReadRank))
        {
            sum.Total.Rank(rank, took);
        }

        return sum.ToStatistics(query.From, query.To);
    }

    public static IReadOnlyList<ErrorStatistics> ListErrors(
        LedgerConnection connection,
        MetricsQuery query,
        int examples
    ) => ErrorRow.Gather(connection.ReadAll(Of(Errors, query).With("@examples", examples), ReadError), examples);

    public static List<InteractionStatistics> ListInteractions(LedgerConnection connection, MetricsQuery query) =>
        connection.ReadAll(Of(Interactions, query), ReadInteraction);

    /// <summary>The durations at the ranks that percentiles ask for, and no others.</summary>
    private static string Ranks(string agent) =>
        $"SELECT agent, number, duration_us FROM (SELECT {agent} AS agent, duration_us, "
        + $"row_number() OVER (PARTITION BY {agent} ORDER BY duration_us) AS number, "
        + $"count(*) OVER (PARTITION BY {agent}) AS total "
        + $"{Calls} AND duration_us IS NOT NULL AND status IN ('Succeeded', 'Failed')) "
        + "WHERE number IN ((total * 50 + 99) / 100, (total * 95 + 99) / 100, (total * 99 + 99) / 100, total)";

    private static Statement Of(string sql, MetricsQuery query) =>
        new Statement(sql)
            .With("@tenant", query.Tenant)
            .With("@from", CeilingOf(query.From))
            .With("@to", CeilingOf(query.To))
            .With("@agent", query.Agent);

    /// <summary>What is at least a moment within a millisecond is at least the next millisecond.</summary>
    private static long CeilingOf(DateTimeOffset moment)
    {
        var milliseconds = moment.ToUnixTimeMilliseconds();
        return DateTimeOffset.FromUnixTimeMilliseconds(milliseconds) < moment ? milliseconds + 1 : milliseconds;
    }

    private static Action<PeriodSum> ReadCount(SqliteDataReader row)
    {
        var (agent, status, kind) = (row.GetString(0), row.Name<AgentStatus>(1), row.Text(2));
        var (count, retries, measured, took) = (row.GetInt64(3), row.GetInt64(4), row.GetInt64(5), row.GetInt64(6));
        return sum => sum.Count(agent, status, kind, count, retries, measured, took);
    }

    private static (string? Agent, long Rank, long Took) ReadRank(SqliteDataReader row) =>
        (row.Text(0), row.GetInt64(1), row.GetInt64(2));

    private static ErrorRow ReadError(SqliteDataReader row) =>
        new(
            row.GetString(0),
            row.GetInt64(1),
            new ErrorExample(row.Time(2), row.GetString(3), row.Text(4), row.Text(5))
        );

    private static InteractionStatistics ReadInteraction(SqliteDataReader row) =>
        new(row.GetString(0), row.GetString(1), row.Name<InteractionKind>(2), row.GetInt64(3), row.Time(4));
}
