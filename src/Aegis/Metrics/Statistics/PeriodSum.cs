namespace Aegis.Metrics;

/// <summary>The sums of one period: of all calls, and of each agent's.</summary>
internal sealed class PeriodSum
{
    private readonly SortedDictionary<string, StatisticsSum> agents = new(StringComparer.Ordinal);

    public StatisticsSum Total { get; } = new();

    public StatisticsSum Of(string? agent)
    {
        if (agent is null)
        {
            return Total;
        }

        if (!agents.TryGetValue(agent, out var sum))
        {
            agents.Add(agent, sum = new StatisticsSum());
        }

        return sum;
    }

    /// <inheritdoc cref="StatisticsSum.Count"/>
    public void Count(
        string agent,
        AgentStatus status,
        string? kind,
        long count,
        long moreAttempts,
        long measuredCalls,
        long took
    )
    {
        Total.Count(status, kind, count, moreAttempts, measuredCalls, took);
        Of(agent).Count(status, kind, count, moreAttempts, measuredCalls, took);
    }

    public PeriodStatistics ToStatistics(DateTimeOffset from, DateTimeOffset to) =>
        new(from, to, Total.ToStatistics(agent: null), [.. agents.Select(sum => sum.Value.ToStatistics(sum.Key))]);
}
