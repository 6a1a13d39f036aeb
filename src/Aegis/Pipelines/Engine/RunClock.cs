using System.Diagnostics;

namespace Aegis.Pipelines;

/// <summary>The clock of one run. One cheap reading serves an event's time and an agent's duration.</summary>
/// <param name="provider">What to read.</param>
/// <param name="tellsTime">Whether anybody may ask for times of day.</param>
internal sealed class RunClock(TimeProvider provider, bool tellsTime)
{
    private readonly DateTimeOffset startTime = tellsTime ? provider.GetUtcNow() : default;

    /// <summary>A reading of the clock.</summary>
    public long Now => provider.GetTimestamp();

    /// <summary>The reading with which the run began.</summary>
    public long Start { get; } = provider.GetTimestamp();

    /// <summary>The time between two readings.</summary>
    /// <remarks>The system's clock multiplies where a provider's frequency has to be asked for, and divided by.</remarks>
    public TimeSpan Between(long start, long end) =>
        provider == TimeProvider.System ? Stopwatch.GetElapsedTime(start, end) : provider.GetElapsedTime(start, end);

    /// <summary>The time of day of a reading.</summary>
    public DateTimeOffset TimeOf(long timestamp) => startTime + Between(Start, timestamp);
}
