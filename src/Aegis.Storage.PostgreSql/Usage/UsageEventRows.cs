using Aegis.Usage;
using Npgsql;
using NpgsqlTypes;

namespace Aegis.Storage.Usage;

/// <summary>The statements of usage.</summary>
internal static class UsageEventRows
{
    private const string Names =
        "tenant, at, id, pipeline, agent_id, run_id, attempt, provider, model, input, output, cache_read, cache_write, reasoning, "
        + "cost, fault";

    // who writes again what was written already changes nothing
    private const string Insert = $"""
        INSERT INTO aegis.usage_event ({Names})
        SELECT $1, g.* FROM unnest($2::timestamptz[], $3::uuid[], $4::text[], $5::text[], $6::text[], $7::integer[], $8::text[],
          $9::text[], $10::bigint[], $11::bigint[], $12::bigint[], $13::bigint[], $14::bigint[], $15::numeric[], $16::text[]) AS g
        ON CONFLICT (tenant, at, id) DO NOTHING
        """;

    // a condition of its own, for the index: what row security adds is none that finds rows
    private const string OfTenant = "e.tenant = $1";
    private const string OfAll = "$1::text IS NULL";

    private const string IsMeant =
        "($2::text IS NULL OR e.agent_id = $2) AND ($3::text IS NULL OR e.model = $3) "
        + "AND ($4::text IS NULL OR e.pipeline = $4)";

    private const string Sums = """
        SELECT p.number - 1, CASE WHEN $5 THEN e.tenant END, CASE WHEN $6 THEN e.pipeline END,
          CASE WHEN $7 THEN e.agent_id END, CASE WHEN $8 THEN e.model END,
          count(*), count(e.fault), count(*) - count(e.cost), sum(e.input)::bigint, sum(e.output)::bigint,
          sum(e.cache_read)::bigint, sum(e.cache_write)::bigint, sum(e.reasoning)::bigint, coalesce(sum(e.cost), 0)
        FROM unnest($9::timestamptz[], $10::timestamptz[]) WITH ORDINALITY AS p (from_time, to_time, number)
        JOIN aegis.usage_event AS e ON e.at >= p.from_time AND e.at < p.to_time
        """;

    private const string SumsOfTenant = $"{Sums} WHERE {OfTenant} AND {IsMeant} GROUP BY 1, 2, 3, 4, 5";
    private const string SumsOfAll = $"{Sums} WHERE {OfAll} AND {IsMeant} GROUP BY 1, 2, 3, 4, 5";

    private const string Page = $"""
        {IsMeant} AND e.at >= $5 AND e.at < $6 AND ($7::text IS NULL OR (e.tenant, e.at, e.id) > ($7, $8, $9))
        ORDER BY e.tenant, e.at, e.id LIMIT $10
        """;

    private const string PageOfTenant = $"SELECT {Names} FROM aegis.usage_event AS e WHERE {OfTenant} AND {Page}";
    private const string PageOfAll = $"SELECT {Names} FROM aegis.usage_event AS e WHERE {OfAll} AND {Page}";

    /// <summary>Events of one tenant.</summary>
    public static NpgsqlBatchCommand Append(string tenant, IReadOnlyList<UsageEvent> events)
    {
        var command = Sql.Of(Insert, tenant);
        Add(usage => usage.Time.ToUniversalTime(), NpgsqlDbType.TimestampTz);
        Add(usage => usage.Id, NpgsqlDbType.Uuid);
        Add(usage => usage.Pipeline, NpgsqlDbType.Text);
        Add(usage => usage.AgentId, NpgsqlDbType.Text);
        Add(usage => usage.RunId, NpgsqlDbType.Text);
        Add(usage => usage.Attempt, NpgsqlDbType.Integer);
        Add(usage => usage.Provider, NpgsqlDbType.Text);
        Add(usage => usage.Model, NpgsqlDbType.Text);
        Add(usage => usage.Tokens.Input, NpgsqlDbType.Bigint);
        Add(usage => usage.Tokens.Output, NpgsqlDbType.Bigint);
        Add(usage => usage.Tokens.CacheRead, NpgsqlDbType.Bigint);
        Add(usage => usage.Tokens.CacheWrite, NpgsqlDbType.Bigint);
        Add(usage => usage.Tokens.Reasoning, NpgsqlDbType.Bigint);
        Add(usage => usage.Cost, NpgsqlDbType.Numeric);
        Add(usage => usage.Fault, NpgsqlDbType.Text);
        return command;

        void Add<T>(Func<UsageEvent, T> part, NpgsqlDbType type) =>
            command.Parameters.Add(ArrayOf(events.Select(part), type));
    }

    public static NpgsqlBatchCommand Sum(UsageFilter filter, UsageGrouping by, IReadOnlyList<UsagePeriod> periods)
    {
        var command = Filtered(
            filter.Tenant is null ? SumsOfAll : SumsOfTenant,
            filter,
            by.HasFlag(UsageGrouping.Tenant),
            by.HasFlag(UsageGrouping.Pipeline),
            by.HasFlag(UsageGrouping.Agent),
            by.HasFlag(UsageGrouping.Model)
        );
        command.Parameters.Add(ArrayOf(periods.Select(period => Time(period.Start)), NpgsqlDbType.TimestampTz));
        command.Parameters.Add(ArrayOf(periods.Select(period => Time(period.End)), NpgsqlDbType.TimestampTz));
        return command;
    }

    public static NpgsqlBatchCommand Read(UsageFilter filter, UsagePeriod period, UsageEvent? after, int limit) =>
        Filtered(
            filter.Tenant is null ? PageOfAll : PageOfTenant,
            filter,
            period.Start,
            period.End,
            after?.Tenant ?? (object)Sql.Null.Text,
            after?.Time ?? DateTimeOffset.UnixEpoch,
            after?.Id ?? Guid.Empty,
            limit
        );

    public static UsageSum ReadSum(NpgsqlDataReader row, IReadOnlyList<UsagePeriod> periods) =>
        new(
            periods[(int)row.GetInt64(0)],
            Text(row, 1),
            Text(row, 2),
            Text(row, 3),
            Text(row, 4),
            new(
                row.GetInt64(5),
                row.GetInt64(6),
                row.GetInt64(7),
                new(row.GetInt64(8), row.GetInt64(9), row.GetInt64(10), row.GetInt64(11), row.GetInt64(12)),
                Cost(row, 13)
            )
        );

    public static UsageEvent ReadEvent(NpgsqlDataReader row) =>
        new()
        {
            Tenant = row.GetString(0),
            Time = row.GetFieldValue<DateTimeOffset>(1),
            Id = row.GetGuid(2),
            Pipeline = Text(row, 3),
            AgentId = row.GetString(4),
            RunId = Text(row, 5),
            Attempt = row.GetInt32(6),
            Provider = Text(row, 7),
            Model = row.GetString(8),
            Tokens = new(row.GetInt64(9), row.GetInt64(10), row.GetInt64(11), row.GetInt64(12), row.GetInt64(13)),
            Cost = row.IsDBNull(14) ? null : Cost(row, 14),
            Fault = Text(row, 15),
        };

    private static NpgsqlBatchCommand Filtered(string sql, UsageFilter filter, params ReadOnlySpan<object?> more) =>
        Sql.Of(
            sql,
            [
                filter.Tenant ?? (object)Sql.Null.Text,
                filter.AgentId ?? (object)Sql.Null.Text,
                filter.Model ?? (object)Sql.Null.Text,
                filter.Pipeline ?? (object)Sql.Null.Text,
                .. more,
            ]
        );

    private static NpgsqlParameter<T[]> ArrayOf<T>(IEnumerable<T> values, NpgsqlDbType type) =>
        new() { TypedValue = [.. values], NpgsqlDbType = NpgsqlDbType.Array | type };

    // without the zeros that the column's type adds
    private static decimal Cost(NpgsqlDataReader row, int column) =>
        row.GetDecimal(column) / 1.0000000000000000000000000000m;

    private static DateTimeOffset Time(DateTimeOffset time) => time.ToUniversalTime();

    private static string? Text(NpgsqlDataReader row, int column) =>
        row.IsDBNull(column) ? null : row.GetString(column);
}
