namespace Aegis.Metrics;

/// <summary>How <see cref="AgentMetrics"/> behaves.</summary>
public sealed class AgentMetricsOptions
{
    private TimeSpan retention = TimeSpan.FromDays(90);
    private int bufferSize = 10_000;

    /// <summary>
    /// Whether runs of pipelines are recorded by themselves, and all their agents are measured for it. Default:
    /// <see langword="true"/>. It is read when a pipeline is built.
    /// </summary>
    public bool CapturesRuns { get; set; } = true;

    /// <summary>
    /// How long calls and interactions are kept; older ones are removed about once an hour while others are recorded. Default: 90
    /// days; at least one day. <see cref="Timeout.InfiniteTimeSpan"/>: for ever.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is shorter than a day.</exception>
    public TimeSpan Retention
    {
        get => retention;
        set
        {
            if (value != Timeout.InfiniteTimeSpan)
            {
                ArgumentOutOfRangeException.ThrowIfLessThan(value, TimeSpan.FromDays(1));
            }

            retention = value;
        }
    }

    /// <summary>
    /// How many runs, calls and interactions may wait to be stored; then the newest push out the oldest, and the log says so (event
    /// 1613). Default: 10,000; at least 2.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is less than 2.</exception>
    public int BufferSize
    {
        get => bufferSize;
        set
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 2);
            bufferSize = value;
        }
    }
}
