using Aegis.Runs;
using Aegis.Storage.Sqlite.Files;
using Aegis.Storage.Sqlite.Rows;

namespace Aegis.Storage.Sqlite.Runs;

/// <summary>How a run is taken.</summary>
internal static class RunBegins
{
    private const string Free =
        "DELETE FROM aegis_run WHERE tenant_id = @tenant AND run_id = @run AND expires_at <= @now";

    private const string Insert =
        "INSERT INTO aegis_run (tenant_id, run_id, pipeline, shape, shape_hash, inputs, inputs_hash, state, owner, lease_until, "
        + "created_at, started_at) VALUES (@tenant, @run, @pipeline, @shape, @shape_hash, @inputs, @inputs_hash, 'Running', "
        + "@owner, @lease_until, @now, @now) ON CONFLICT DO NOTHING";

    private const string TakeOver =
        "UPDATE aegis_run SET state = 'Running', fence = fence + 1, owner = @owner, lease_until = @lease_until, error = NULL, "
        + "started_at = @now, ended_at = NULL, expires_at = NULL WHERE tenant_id = @tenant AND run_id = @run "
        + "AND state <> 'Succeeded' AND (state <> 'Running' OR lease_until <= @now) "
        + "AND shape_hash = @shape_hash AND inputs_hash = @inputs_hash";

    /// <summary>Takes the run if it can be had; the caller has begun a transaction that holds the write lock.</summary>
    /// <returns>The run, whosoever it is.</returns>
    public static RunRecord Apply(LedgerConnection connection, RunStart start, long now)
    {
        connection.Execute(Of(Free, start).With("@now", now));
        var insert = Of(Insert, start)
            .With("@pipeline", start.Pipeline)
            .With("@shape", start.Shape)
            .With("@shape_hash", start.ShapeHash)
            .With("@inputs", start.Inputs)
            .With("@inputs_hash", start.InputsHash)
            .With("@owner", start.Owner)
            .With("@lease_until", StoreTime.After(now, start.Lease))
            .With("@now", now);
        if (connection.Execute(insert) == 0)
        {
            connection.Execute(
                Of(TakeOver, start)
                    .With("@shape_hash", start.ShapeHash)
                    .With("@inputs_hash", start.InputsHash)
                    .With("@owner", start.Owner)
                    .With("@lease_until", StoreTime.After(now, start.Lease))
                    .With("@now", now)
            );
        }

        return connection.ReadOne(RunQueries.Run(start.Tenant, start.RunId, now), row => RunRow.Read(row, now))!;
    }

    private static Statement Of(string sql, RunStart start) =>
        new Statement(sql).With("@tenant", start.Tenant).With("@run", start.RunId);
}
