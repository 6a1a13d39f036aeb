namespace Aegis.Usage;

/// <summary>How usage gets from the agents to the store.</summary>
public sealed class UsageTrackerOptions
{
    private TimeSpan flushInterval = TimeSpan.FromSeconds(0.5);
    private int capacity = 100_000;
    private TimeSpan stopTimeout = TimeSpan.FromSeconds(5);

    /// <summary>
    /// How long an event waits for others before they are written together; above zero, at most an hour. A process that is killed
    /// loses what it recorded in this time and in that of the write. Default: half a second.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is no such time.</exception>
    public TimeSpan FlushInterval
    {
        get => flushInterval;
        set => flushInterval = Checked(value, nameof(FlushInterval));
    }

    /// <summary>
    /// How many events wait at most while the store can not be written; above 1. Beyond, the oldest that is not being written is
    /// dropped for each that comes: that is logged (event 1603) and counted by <see cref="UsageTracker.Dropped"/>. Default:
    /// 100,000, which are about 25 MB.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not above 1.</exception>
    public int Capacity
    {
        get => capacity;
        set
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 2);
            capacity = value;
        }
    }

    /// <summary>
    /// For how long a tracker that is disposed of tries to write what it has left; above zero, at most an hour. Default: 5 seconds.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is no such time.</exception>
    public TimeSpan StopTimeout
    {
        get => stopTimeout;
        set => stopTimeout = Checked(value, nameof(StopTimeout));
    }

    private static TimeSpan Checked(TimeSpan value, string name) =>
        value > TimeSpan.Zero && value <= TimeSpan.FromHours(1)
            ? value
            : throw new ArgumentOutOfRangeException(
                nameof(value),
                value,
                $"{name} has to be above zero, and at most an hour."
            );
}
