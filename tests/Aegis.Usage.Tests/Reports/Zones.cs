namespace Aegis.Usage.Tests.Reports;

/// <summary>Time zones made for tests, so that they do not depend on what the machine knows.</summary>
internal static class Zones
{
    /// <summary>One hour east; on 29 March and 25 October 2026 clocks are set at two and at three.</summary>
    public static TimeZoneInfo Europe { get; } = Of("Europe", TimeSpan.FromHours(1), (3, 29, 2), (10, 25, 3));

    /// <summary>Three hours west; clocks are set at midnight, on 5 April and on 4 October 2026.</summary>
    public static TimeZoneInfo Midnight { get; } = Of("Midnight", TimeSpan.FromHours(-3), (4, 5, 0), (10, 4, 0));

    /// <summary>Clocks are set back at one o'clock, so that midnight comes twice on 25 October 2026.</summary>
    public static TimeZoneInfo Twice { get; } = Of("Twice", TimeSpan.Zero, (3, 29, 1), (10, 25, 1));

    private static TimeZoneInfo Of(
        string name,
        TimeSpan offset,
        (int Month, int Day, int Hour) on,
        (int Month, int Day, int Hour) back
    )
    {
        var rule = TimeZoneInfo.AdjustmentRule.CreateAdjustmentRule(
            new DateTime(2026, 1, 1),
            new DateTime(2026, 12, 31),
            TimeSpan.FromHours(1),
            At(on),
            At(back)
        );
        return TimeZoneInfo.CreateCustomTimeZone(name, offset, name, name, name, [rule]);
    }

    private static TimeZoneInfo.TransitionTime At((int Month, int Day, int Hour) time) =>
        TimeZoneInfo.TransitionTime.CreateFixedDateRule(new DateTime(1, 1, 1, time.Hour, 0, 0), time.Month, time.Day);
}
