namespace Aegis.Pipelines;

/// <summary>The clock of one run. One cheap reading serves an event's time and an agent's duration.</summary>
internal sealed class RunClock(TimeProvider provider)
{
    private readonly DateTimeOffset startTime = provider.GetUtcNow();
    private readonly long startTimestamp = provider.GetTimestamp();

    /// <summary>A reading of the clock.</summary>
    public long Now => provider.GetTimestamp();

    /// <summary>How long the run has lasted.</summary>
    public TimeSpan Elapsed => Between(startTimestamp, Now);

    /// <summary>The time between two readings.</summary>
    public TimeSpan Between(long start, long end) => provider.GetElapsedTime(start, end);

    /// <summary>The time of day of a reading.</summary>
    public DateTimeOffset TimeOf(long timestamp) => startTime + Between(startTimestamp, timestamp);
}
