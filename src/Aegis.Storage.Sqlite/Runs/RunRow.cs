using Aegis.Runs;
using Aegis.Storage.Sqlite.Rows;
using Microsoft.Data.Sqlite;

namespace Aegis.Storage.Sqlite.Runs;

/// <summary>Rows of a run as they are read.</summary>
internal static class RunRow
{
    public const string Names =
        "tenant_id, run_id, pipeline, shape, inputs, state, fence, owner, lease_until, error, created_at, started_at, ended_at, "
        + "expires_at";

    public static RunRecord Read(SqliteDataReader row, long now) =>
        new()
        {
            Tenant = row.GetString(0),
            RunId = row.GetString(1),
            Pipeline = row.GetString(2),
            Shape = row.GetString(3),
            Inputs = row.GetString(4),
            State = row.Name<RunState>(5),
            Fence = row.GetInt64(6),
            Owner = row.GetString(7),
            LeaseLeft = row.IsDBNull(8) ? null : TimeSpan.FromMilliseconds(row.GetInt64(8) - now),
            Error = row.Text(9),
            CreatedAt = row.Time(10),
            StartedAt = row.Time(11),
            EndedAt = row.TimeOrNone(12),
            ExpiresAt = row.TimeOrNone(13),
        };

    public static RunAgent ReadAgent(SqliteDataReader row) =>
        new()
        {
            AgentId = row.GetString(0),
            Output = row.Text(1),
            Attempts = row.GetInt32(2),
            Usage = row.Text(3),
            Duration = row.IsDBNull(4) ? null : TimeSpan.FromMilliseconds(row.GetInt64(4)),
            CommittedAt = row.Time(5),
        };

    public static RunStep ReadStep(SqliteDataReader row) =>
        new()
        {
            AgentId = row.GetString(0),
            Generation = row.GetInt32(1),
            Round = row.GetInt32(2),
            Call = row.GetInt32(3),
            Kind = (RunStepKind)row.GetInt32(4),
            Body = row.GetString(5),
        };
}
