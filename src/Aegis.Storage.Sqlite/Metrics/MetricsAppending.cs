using Aegis.Metrics;
using Aegis.Storage.Sqlite.Files;
using Aegis.Storage.Sqlite.Rows;

namespace Aegis.Storage.Sqlite.Metrics;

/// <summary>What is added to metrics, and what is removed from them.</summary>
internal static class MetricsAppending
{
    private const string InsertCall =
        "INSERT INTO aegis_agent_call (tenant_id, call_id, at, agent, pipeline, run_id, status, attempts, duration_us, "
        + "error_kind, error_type) VALUES (@tenant, @id, @at, @agent, @pipeline, @run, @status, @attempts, @duration, @kind, @type) "
        + "ON CONFLICT (tenant_id, call_id) DO NOTHING";

    private const string InsertInteraction =
        "INSERT INTO aegis_agent_interaction (tenant_id, interaction_id, at, from_agent, to_agent, kind) "
        + "VALUES (@tenant, @id, @at, @from, @to, @kind) ON CONFLICT (tenant_id, interaction_id) DO NOTHING";

    private const string OldCalls =
        "DELETE FROM aegis_agent_call WHERE (tenant_id, call_id) IN "
        + "(SELECT tenant_id, call_id FROM aegis_agent_call WHERE at < @before ORDER BY at LIMIT @limit)";

    private const string OldInteractions =
        "DELETE FROM aegis_agent_interaction WHERE (tenant_id, interaction_id) IN "
        + "(SELECT tenant_id, interaction_id FROM aegis_agent_interaction WHERE at < @before ORDER BY at LIMIT @limit)";

    public static void Add(LedgerConnection connection, AgentCall call) =>
        connection.Execute(
            new Statement(InsertCall)
                .With("@tenant", call.Tenant)
                .With("@id", Columns.Of(call.Id))
                .With("@at", call.At!.Value.ToUnixTimeMilliseconds())
                .With("@agent", call.Agent)
                .With("@pipeline", call.Pipeline)
                .With("@run", call.RunId)
                .With("@status", call.Status.ToString())
                .With("@attempts", call.Attempts)
                .With("@duration", call.Duration is { } took ? took.Ticks / TimeSpan.TicksPerMicrosecond : null)
                .With("@kind", call.ErrorKind)
                .With("@type", call.ErrorType)
        );

    public static void Add(LedgerConnection connection, AgentInteraction interaction) =>
        connection.Execute(
            new Statement(InsertInteraction)
                .With("@tenant", interaction.Tenant)
                .With("@id", Columns.Of(interaction.Id))
                .With("@at", interaction.At!.Value.ToUnixTimeMilliseconds())
                .With("@from", interaction.From)
                .With("@to", interaction.To)
                .With("@kind", interaction.Kind.ToString())
        );

    public static int Prune(LedgerConnection connection, long before, int limit)
    {
        var removed = connection.Execute(new Statement(OldCalls).With("@before", before).With("@limit", limit));
        return removed == limit
            ? removed
            : removed
                + connection.Execute(
                    new Statement(OldInteractions).With("@before", before).With("@limit", limit - removed)
                );
    }
}
