namespace Aegis.Storage.Sqlite.Rows;

/// <summary>Times as columns: milliseconds since 1970 UTC.</summary>
internal static class StoreTime
{
    private static readonly long First = DateTimeOffset.MinValue.ToUnixTimeMilliseconds();
    private static readonly long Last = DateTimeOffset.MaxValue.ToUnixTimeMilliseconds();

    public static long Now(TimeProvider clock) => clock.GetUtcNow().ToUnixTimeMilliseconds();

    /// <summary>So long after; the end of time for what is to last for ever.</summary>
    public static long After(long now, TimeSpan time) =>
        Math.Clamp(now + (time.Ticks / TimeSpan.TicksPerMillisecond), First, Last);

    public static long Before(long now, TimeSpan time) =>
        Math.Clamp(now - (time.Ticks / TimeSpan.TicksPerMillisecond), First, Last);
}
