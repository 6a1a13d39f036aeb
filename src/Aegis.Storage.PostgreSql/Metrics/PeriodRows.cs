using Aegis.Metrics;
using Npgsql;

namespace Aegis.Storage.Metrics;

/// <summary>Adds up the rows of <see cref="MetricsQueries.Summarize"/>, those of counts and those of ranks.</summary>
internal sealed class PeriodRows(IReadOnlyList<DateTimeOffset> bounds)
{
    private readonly PeriodSum[] periods = [.. bounds.Skip(1).Select(static _ => new PeriodSum())];

    /// <summary>Takes a row.</summary>
    /// <returns>Nothing of interest: what the rows say is added up here.</returns>
    public bool Take(NpgsqlDataReader row)
    {
        var period = periods[row.GetInt32(0) - 1];
        if (row.FieldCount == 4)
        {
            period.Of(row.IsDBNull(1) ? null : row.GetString(1)).Rank(row.GetInt64(2), row.GetInt64(3));
            return true;
        }

        period.Count(
            row.GetString(1),
            Damage.Name<AgentStatus>(row.GetString(2)),
            row.IsDBNull(3) ? null : row.GetString(3),
            row.GetInt64(4),
            row.GetInt64(5),
            row.GetInt64(6),
            row.GetInt64(7)
        );
        return true;
    }

    public IReadOnlyList<PeriodStatistics> ToStatistics() =>
        [.. periods.Select((sum, at) => sum.ToStatistics(bounds[at], bounds[at + 1]))];
}
