using Aegis.Metrics;
using Npgsql;
using NpgsqlTypes;

namespace Aegis.Storage.Metrics;

/// <summary>What is added to metrics, and what is removed from them.</summary>
internal static class MetricsAppending
{
    private const string InsertCalls = """
        INSERT INTO aegis.agent_call (tenant, call_id, at, agent, pipeline, run_id, status, attempts, duration_us, error_kind,
          error_type)
        SELECT $1, g.* FROM unnest($2::uuid[], $3::timestamptz[], $4::text[], $5::text[], $6::text[], $7::text[], $8::integer[],
          $9::bigint[], $10::text[], $11::text[]) AS g
        ON CONFLICT (tenant, call_id) DO NOTHING
        """;

    private const string InsertInteractions = """
        INSERT INTO aegis.agent_interaction (tenant, interaction_id, at, from_agent, to_agent, kind)
        SELECT $1, g.* FROM unnest($2::uuid[], $3::timestamptz[], $4::text[], $5::text[], $6::text[]) AS g
        ON CONFLICT (tenant, interaction_id) DO NOTHING
        """;

    // materialized: a plan that looks the rows up again and again would skip what it has locked, and take more than the limit
    private const string RemoveOld = """
        WITH old_calls AS MATERIALIZED (
          SELECT tenant, call_id FROM aegis.agent_call WHERE at < $1 ORDER BY at LIMIT $2 FOR UPDATE SKIP LOCKED
        ), calls AS (
          DELETE FROM aegis.agent_call AS c USING old_calls AS o WHERE c.tenant = o.tenant AND c.call_id = o.call_id
          RETURNING 1
        ), old_interactions AS MATERIALIZED (
          SELECT tenant, interaction_id FROM aegis.agent_interaction WHERE at < $1
          ORDER BY at LIMIT greatest($2 - (SELECT count(*) FROM calls), 0) FOR UPDATE SKIP LOCKED
        ), interactions AS (
          DELETE FROM aegis.agent_interaction AS i USING old_interactions AS o
          WHERE i.tenant = o.tenant AND i.interaction_id = o.interaction_id
          RETURNING 1
        )
        SELECT (SELECT count(*) FROM calls) + (SELECT count(*) FROM interactions)
        """;

    public static NpgsqlBatchCommand Add(string tenant, IReadOnlyList<AgentCall> calls)
    {
        var command = Sql.Of(InsertCalls, tenant);
        command.Parameters.Add(ArrayOf(calls, static call => call.Id, NpgsqlDbType.Uuid));
        command.Parameters.Add(
            ArrayOf(calls, static call => call.At!.Value.ToUniversalTime(), NpgsqlDbType.TimestampTz)
        );
        command.Parameters.Add(ArrayOf(calls, static call => call.Agent, NpgsqlDbType.Text));
        command.Parameters.Add(ArrayOf(calls, static call => call.Pipeline, NpgsqlDbType.Text));
        command.Parameters.Add(ArrayOf(calls, static call => call.RunId, NpgsqlDbType.Text));
        command.Parameters.Add(ArrayOf(calls, static call => call.Status.ToString(), NpgsqlDbType.Text));
        command.Parameters.Add(ArrayOf(calls, static call => call.Attempts, NpgsqlDbType.Integer));
        command.Parameters.Add(ArrayOf(calls, Microseconds, NpgsqlDbType.Bigint));
        command.Parameters.Add(ArrayOf(calls, static call => call.ErrorKind, NpgsqlDbType.Text));
        command.Parameters.Add(ArrayOf(calls, static call => call.ErrorType, NpgsqlDbType.Text));
        return command;
    }

    public static NpgsqlBatchCommand Add(string tenant, IReadOnlyList<AgentInteraction> interactions)
    {
        var command = Sql.Of(InsertInteractions, tenant);
        command.Parameters.Add(ArrayOf(interactions, static one => one.Id, NpgsqlDbType.Uuid));
        command.Parameters.Add(
            ArrayOf(interactions, static one => one.At!.Value.ToUniversalTime(), NpgsqlDbType.TimestampTz)
        );
        command.Parameters.Add(ArrayOf(interactions, static one => one.From, NpgsqlDbType.Text));
        command.Parameters.Add(ArrayOf(interactions, static one => one.To, NpgsqlDbType.Text));
        command.Parameters.Add(ArrayOf(interactions, static one => one.Kind.ToString(), NpgsqlDbType.Text));
        return command;
    }

    public static NpgsqlBatchCommand Prune(DateTimeOffset before, int limit) => Sql.Of(RemoveOld, before, limit);

    private static long? Microseconds(AgentCall call) =>
        call.Duration is { } took ? took.Ticks / TimeSpan.TicksPerMicrosecond : null;

    private static NpgsqlParameter<T[]> ArrayOf<TRow, T>(
        IReadOnlyList<TRow> rows,
        Func<TRow, T> part,
        NpgsqlDbType type
    ) => new() { TypedValue = [.. rows.Select(part)], NpgsqlDbType = NpgsqlDbType.Array | type };
}
