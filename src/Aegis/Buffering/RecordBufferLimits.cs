namespace Aegis.Buffering;

/// <summary>How much a <see cref="RecordBuffer{T}"/> holds, and for how long.</summary>
internal sealed record RecordBufferLimits
{
    /// <summary>How many records are held at most, those included that are being written; then the newest push out the oldest.</summary>
    public int Capacity { get; init; } = 10_000;

    /// <summary>How many are written together at most. When as many wait, they are written at once.</summary>
    public int BatchSize { get; init; } = 1_000;

    /// <summary>How long the first of a batch waits for others.</summary>
    public TimeSpan Interval { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How long is waited at most until a batch that could not be written is tried again; at first twice an interval.</summary>
    public TimeSpan LongestRetry { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long the end of the process tries to write the last batches.</summary>
    public TimeSpan ShutdownTimeout { get; init; } = TimeSpan.FromSeconds(5);
}
