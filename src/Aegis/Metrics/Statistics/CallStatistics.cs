namespace Aegis.Metrics;

/// <summary>Adds up calls and interactions that are at hand one by one.</summary>
internal static class CallStatistics
{
    private static readonly int[] Percents = [50, 95, 99, 100];

    public static PeriodStatistics Of(IReadOnlyList<AgentCall> calls, DateTimeOffset from, DateTimeOffset to)
    {
        var sum = new PeriodSum();
        foreach (var call in calls)
        {
            sum.Count(
                call.Agent,
                call.Status,
                call.ErrorKind,
                count: 1,
                moreAttempts: Math.Max(call.Attempts - 1, 0),
                measuredCalls: call.Duration is null ? 0 : 1,
                took: Microseconds(call)
            );
        }

        Rank(calls, sum.Total);
        foreach (var agent in calls.GroupBy(static call => call.Agent, StringComparer.Ordinal))
        {
            Rank(agent, sum.Of(agent.Key));
        }

        return sum.ToStatistics(from, to);
    }

    public static InteractionStatistics Of(
        IGrouping<(string From, string To, InteractionKind Kind), AgentInteraction> pair
    ) => new(pair.Key.From, pair.Key.To, pair.Key.Kind, pair.Count(), pair.Max(static one => one.At!.Value));

    private static void Rank(IEnumerable<AgentCall> calls, StatisticsSum sum)
    {
        var durations = calls
            .Where(static call => call is { Duration: not null, Status: AgentStatus.Succeeded or AgentStatus.Failed })
            .Select(Microseconds)
            .Order()
            .ToArray();
        foreach (var rank in Percents.Select(percent => StatisticsSum.RankOf(percent, durations.Length)))
        {
            if (rank > 0)
            {
                sum.Rank(rank, durations[rank - 1]);
            }
        }
    }

    private static long Microseconds(AgentCall call) => (call.Duration?.Ticks ?? 0) / TimeSpan.TicksPerMicrosecond;
}
