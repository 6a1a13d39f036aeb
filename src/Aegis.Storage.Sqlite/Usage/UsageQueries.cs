using Aegis.Storage.Sqlite.Files;
using Aegis.Storage.Sqlite.Rows;
using Aegis.Usage;
using Microsoft.Data.Sqlite;

namespace Aegis.Storage.Sqlite.Usage;

/// <summary>What reports ask. The texts are few, so that each is prepared once.</summary>
internal static class UsageQueries
{
    private const string OfTenant = "tenant_id = @tenant";

    // each found by one step in the index, which rows of one time alone could not use
    private const string OfAll = """
        tenant_id IN (
          WITH RECURSIVE tenant (name) AS (
            SELECT min(tenant_id) FROM aegis_usage_event
            UNION ALL
            SELECT (SELECT min(tenant_id) FROM aegis_usage_event WHERE tenant_id > name) FROM tenant WHERE name IS NOT NULL
          ) SELECT name FROM tenant WHERE name IS NOT NULL) AND @tenant IS NULL
        """;

    private const string IsMeant =
        "at >= @from AND at < @to AND (@agent IS NULL OR agent_id = @agent) AND (@model IS NULL OR model = @model) "
        + "AND (@pipeline IS NULL OR pipeline = @pipeline)";

    // a sum of picodollars is beyond 64 bits at nine million dollars: millionths of a dollar and the rest apart
    private const string Select = """
        SELECT CASE WHEN @by_tenant THEN tenant_id END, CASE WHEN @by_pipeline THEN pipeline END,
          CASE WHEN @by_agent THEN agent_id END, CASE WHEN @by_model THEN model END,
          count(*), count(fault), count(*) - count(cost), sum(input), sum(output), sum(cache_read), sum(cache_write),
          sum(reasoning), coalesce(sum(cost / 1000000), 0), coalesce(sum(cost % 1000000), 0)
        FROM aegis_usage_event
        """;

    private const string SumsOfTenant = $"{Select} WHERE {OfTenant} AND {IsMeant} GROUP BY 1, 2, 3, 4";
    private const string SumsOfAll = $"{Select} WHERE {OfAll} AND {IsMeant} GROUP BY 1, 2, 3, 4";

    private const string Page =
        "AND (@after_tenant IS NULL OR (tenant_id, at, id) > (@after_tenant, @after_at, @after_id)) "
        + "ORDER BY tenant_id, at, id LIMIT @limit";

    private const string EventsOfTenant =
        $"SELECT {UsageRows.Names} FROM aegis_usage_event WHERE {OfTenant} AND {IsMeant} {Page}";

    private const string EventsOfAll =
        $"SELECT {UsageRows.Names} FROM aegis_usage_event WHERE {OfAll} AND {IsMeant} {Page}";

    public static Statement Sums(UsageFilter filter, UsageGrouping by, UsagePeriod period) =>
        With(new Statement(filter.Tenant is null ? SumsOfAll : SumsOfTenant), filter, period)
            .With("@by_tenant", by.HasFlag(UsageGrouping.Tenant))
            .With("@by_pipeline", by.HasFlag(UsageGrouping.Pipeline))
            .With("@by_agent", by.HasFlag(UsageGrouping.Agent))
            .With("@by_model", by.HasFlag(UsageGrouping.Model));

    public static UsageSum ReadSum(SqliteDataReader row, UsagePeriod period) =>
        new(
            period,
            row.Text(0),
            row.Text(1),
            row.Text(2),
            row.Text(3),
            new(
                row.GetInt64(4),
                row.GetInt64(5),
                row.GetInt64(6),
                new(row.GetInt64(7), row.GetInt64(8), row.GetInt64(9), row.GetInt64(10), row.GetInt64(11)),
                (row.GetInt64(12) / 1_000_000m) + (row.GetInt64(13) / 1_000_000_000_000m)
            )
        );

    public static Statement Events(UsageFilter filter, UsagePeriod period, UsageEvent? after, int limit) =>
        With(new Statement(filter.Tenant is null ? EventsOfAll : EventsOfTenant), filter, period)
            .With("@after_tenant", after?.Tenant)
            .With("@after_at", after?.Time.ToUnixTimeMilliseconds())
            .With("@after_id", after is null ? null : Columns.Of(after.Id))
            .With("@limit", limit);

    private static Statement With(Statement statement, UsageFilter filter, UsagePeriod period) =>
        statement
            .With("@tenant", filter.Tenant)
            .With("@from", Milliseconds(period.Start))
            .With("@to", Milliseconds(period.End))
            .With("@agent", filter.AgentId)
            .With("@model", filter.Model)
            .With("@pipeline", filter.Pipeline);

    // the first whole one that is not before
    private static long Milliseconds(DateTimeOffset time)
    {
        var whole = time.ToUnixTimeMilliseconds();
        return time.UtcTicks % TimeSpan.TicksPerMillisecond == 0 ? whole : whole + 1;
    }
}
