namespace Aegis.Tests.Resilience;

/// <summary>Elapsed time and the wall clock apart: each moves only when it is told to.</summary>
public sealed class ManualClock : TimeProvider
{
    private long timestamp = 123_456_789;
    private long wall = new DateTime(2026, 1, 2, 3, 4, 5).Ticks;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => Volatile.Read(ref timestamp);

    public override DateTimeOffset GetUtcNow() => new(Volatile.Read(ref wall), TimeSpan.Zero);

    public void Advance(TimeSpan time)
    {
        Interlocked.Add(ref timestamp, time.Ticks);
        SetWall(time);
    }

    public void Advance(double seconds) => Advance(TimeSpan.FromSeconds(seconds));

    /// <summary>Sets the wall clock, as an operator or a time server does; no time goes by.</summary>
    public void SetWall(TimeSpan by) => Interlocked.Add(ref wall, by.Ticks);
}
