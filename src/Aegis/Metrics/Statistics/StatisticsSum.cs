namespace Aegis.Metrics;

/// <summary>
/// Adds up what stores count: calls by agent, status and kind of error, and the durations at the ranks that percentiles ask for. So
/// all stores agree on what follows from it.
/// </summary>
internal sealed class StatisticsSum
{
    private readonly Dictionary<string, long> errors = new(StringComparer.Ordinal);
    private readonly Dictionary<long, long> durations = [];
    private readonly long[] byStatus = new long[4];
    private long retries;
    private long measured;
    private long microseconds;

    /// <summary>Counts calls of one status and kind of error.</summary>
    /// <param name="status">What became of them.</param>
    /// <param name="kind">Of which kind the error was, if any.</param>
    /// <param name="count">How many.</param>
    /// <param name="moreAttempts">How many attempts beyond their first they took.</param>
    /// <param name="measuredCalls">How many of them were measured.</param>
    /// <param name="took">How many microseconds these took together.</param>
    public void Count(AgentStatus status, string? kind, long count, long moreAttempts, long measuredCalls, long took)
    {
        byStatus[(int)status] += count;
        retries += moreAttempts;
        if (kind is not null)
        {
            errors[kind] = errors.GetValueOrDefault(kind) + count;
        }

        if (status is AgentStatus.Succeeded or AgentStatus.Failed)
        {
            measured += measuredCalls;
            microseconds += took;
        }
    }

    /// <summary>Takes the duration that has a rank among all that were measured, from 1 on.</summary>
    public void Rank(long rank, long took) => durations[rank] = took;

    /// <summary>Which rank a percentile is at: the smallest whole number that is at least so much of all.</summary>
    public static long RankOf(int percent, long count) => ((count * percent) + 99) / 100;

    public AgentStatistics ToStatistics(string? agent) =>
        new()
        {
            Agent = agent,
            Succeeded = byStatus[(int)AgentStatus.Succeeded],
            Failed = byStatus[(int)AgentStatus.Failed],
            Cancelled = byStatus[(int)AgentStatus.Cancelled],
            Skipped = byStatus[(int)AgentStatus.Skipped],
            Retries = retries,
            Errors = errors,
            Latency = measured == 0 ? null : Latency(),
        };

    private LatencyStatistics Latency() =>
        new()
        {
            Count = measured,
            Mean = new TimeSpan(microseconds / measured * TimeSpan.TicksPerMicrosecond),
            P50 = At(50),
            P95 = At(95),
            P99 = At(99),
            Max = At(100),
        };

    private TimeSpan At(int percent) => new(durations[RankOf(percent, measured)] * TimeSpan.TicksPerMicrosecond);
}
