using Aegis.Usage;

namespace Aegis;

/// <summary>When days, weeks and months begin in a time zone, whose days may have 23 or 25 hours.</summary>
internal static class ReportCalendar
{
    private static readonly TimeSpan Precision = TimeSpan.FromMilliseconds(1);

    public static DateOnly DayOf(DateTimeOffset time, TimeZoneInfo zone) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(time, zone).DateTime);

    /// <summary>The first day of the period that a day is in.</summary>
    public static DateOnly FirstDayOf(DateOnly day, ReportPeriod interval) =>
        interval switch
        {
            ReportPeriod.Daily => day,
            ReportPeriod.Weekly => day.AddDays(-(((int)day.DayOfWeek + 6) % 7)),
            ReportPeriod.Monthly => new DateOnly(day.Year, day.Month, 1),
            _ => throw new ArgumentOutOfRangeException(nameof(interval), interval, "There is no such interval."),
        };

    public static DateOnly Next(DateOnly first, ReportPeriod interval) =>
        interval switch
        {
            ReportPeriod.Daily => first.AddDays(1),
            ReportPeriod.Weekly => first.AddDays(7),
            _ => first.AddMonths(1),
        };

    public static UsagePeriod PeriodOf(DateOnly first, DateOnly next, TimeZoneInfo zone) =>
        new(StartOf(first, zone), StartOf(next, zone));

    /// <summary>The first moment of a day, with the zone's offset.</summary>
    public static DateTimeOffset StartOf(DateOnly day, TimeZoneInfo zone)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        return zone.IsInvalidTime(midnight) ? WhenClocksSkip(midnight, zone)
            // clocks that are set back at one o'clock strike midnight twice: the day begins with the first
            : zone.IsAmbiguousTime(midnight) ? new(midnight, zone.GetAmbiguousTimeOffsets(midnight).Max())
            : new(midnight, zone.GetUtcOffset(midnight));
    }

    /// <summary>Where clocks are set on at midnight there is none: the day begins when they are.</summary>
    private static DateTimeOffset WhenClocksSkip(DateTime midnight, TimeZoneInfo zone)
    {
        var before = new DateTimeOffset(midnight, zone.GetUtcOffset(midnight.AddDays(-1))).AddDays(-1);
        var after = before.AddDays(2);
        while (after - before > Precision)
        {
            var middle = before + ((after - before) / 2);
            (before, after) =
                TimeZoneInfo.ConvertTime(middle, zone).DateTime < midnight ? (middle, after) : (before, middle);
        }

        // clocks are set at whole milliseconds
        return TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeMilliseconds(after.ToUnixTimeMilliseconds()), zone);
    }
}
