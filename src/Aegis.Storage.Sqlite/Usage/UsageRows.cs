using Aegis.Storage.Sqlite.Files;
using Aegis.Storage.Sqlite.Rows;
using Aegis.Usage;
using Microsoft.Data.Sqlite;

namespace Aegis.Storage.Sqlite.Usage;

/// <summary>Events as rows.</summary>
internal static class UsageRows
{
    public const string Names =
        "tenant_id, at, id, pipeline, agent_id, run_id, attempt, provider, model, input, output, cache_read, cache_write, "
        + "reasoning, cost, fault";

    private const decimal Picodollars = 1_000_000_000_000m;

    // who writes again what was written already changes nothing
    private const string InsertOne =
        $"INSERT INTO aegis_usage_event ({Names}) VALUES (@tenant, @at, @id, @pipeline, @agent, @run, @attempt, @provider, "
        + "@model, @input, @output, @cache_read, @cache_write, @reasoning, @cost, @fault) "
        + "ON CONFLICT (tenant_id, at, id) DO NOTHING";

    public static int Insert(LedgerConnection connection, IReadOnlyList<UsageEvent> events) =>
        events.Sum(usage =>
            connection.Execute(
                new Statement(InsertOne)
                    .With("@tenant", usage.Tenant)
                    .With("@at", usage.Time.ToUnixTimeMilliseconds())
                    .With("@id", Columns.Of(usage.Id))
                    .With("@pipeline", usage.Pipeline)
                    .With("@agent", usage.AgentId)
                    .With("@run", usage.RunId)
                    .With("@attempt", usage.Attempt)
                    .With("@provider", usage.Provider)
                    .With("@model", usage.Model)
                    .With("@input", usage.Tokens.Input)
                    .With("@output", usage.Tokens.Output)
                    .With("@cache_read", usage.Tokens.CacheRead)
                    .With("@cache_write", usage.Tokens.CacheWrite)
                    .With("@reasoning", usage.Tokens.Reasoning)
                    .With("@cost", usage.Cost is { } cost ? (long)(cost * Picodollars) : null)
                    .With("@fault", usage.Fault)
            )
        );

    public static UsageEvent Read(SqliteDataReader row) =>
        new()
        {
            Tenant = row.GetString(0),
            Time = row.Time(1),
            Id = row.Id(2),
            Pipeline = row.Text(3),
            AgentId = row.GetString(4),
            RunId = row.Text(5),
            Attempt = row.GetInt32(6),
            Provider = row.Text(7),
            Model = row.GetString(8),
            Tokens = new(row.GetInt64(9), row.GetInt64(10), row.GetInt64(11), row.GetInt64(12), row.GetInt64(13)),
            Cost = row.IsDBNull(14) ? null : row.GetInt64(14) / Picodollars,
            Fault = row.Text(15),
        };
}
