using Aegis.Runs;
using Npgsql;

namespace Aegis.Storage;

/// <summary>The statements that take a run, whose last reads who has it.</summary>
internal static class RunBegins
{
    private static readonly string Insert = $"""
        {Sql.Clock} INSERT INTO aegis.run (tenant, run_id, pipeline, shape, shape_hash, inputs, inputs_hash, state, owner,
          lease_until, created_at, started_at)
        SELECT $1, $2, $3, $4, $5, $6, $7, 'Running', $8, {Sql.After(9)}, clock.now, clock.now FROM clock
        ON CONFLICT DO NOTHING
        """;

    // for whoever waited for another who took it, the row is looked at again
    private static readonly string TakeOver = $"""
        {Sql.Clock} UPDATE aegis.run AS r SET state = 'Running', fence = r.fence + 1, owner = $3, lease_until = {Sql.After(
            4
        )},
          error = NULL, started_at = clock.now, ended_at = NULL, expires_at = NULL
        FROM clock
        WHERE r.tenant = $1 AND r.run_id = $2 AND r.state <> 'Succeeded'
          AND (r.state <> 'Running' OR r.lease_until <= clock.now) AND r.shape_hash = $5 AND r.inputs_hash = $6
        """;

    public static IEnumerable<NpgsqlBatchCommand> Of(RunStart start) =>
        [
            Sql.Of(
                "DELETE FROM aegis.run WHERE tenant = $1 AND run_id = $2 AND expires_at <= clock_timestamp()",
                start.Tenant,
                start.RunId
            ),
            Sql.Of(
                Insert,
                start.Tenant,
                start.RunId,
                start.Pipeline,
                start.Shape,
                start.ShapeHash,
                start.Inputs,
                start.InputsHash,
                start.Owner,
                Sql.Milliseconds(start.Lease)
            ),
            Sql.Of(
                TakeOver,
                start.Tenant,
                start.RunId,
                start.Owner,
                Sql.Milliseconds(start.Lease),
                start.ShapeHash,
                start.InputsHash
            ),
            RunRows.ById(start.Tenant, start.RunId),
        ];
}
