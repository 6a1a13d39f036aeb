namespace Aegis.Metrics;

/// <summary>Where the days, weeks and months of a time zone begin.</summary>
internal static class Calendar
{
    // no zone has changed its clocks by anything finer for a century
    private static readonly TimeSpan Step = TimeSpan.FromMinutes(1);

    public static DateOnly DayOf(DateTimeOffset moment, TimeZoneInfo zone) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, zone).DateTime);

    /// <summary>The first day of the period that a day is in, and the first of the next.</summary>
    public static (DateOnly First, DateOnly Next) PeriodOf(DateOnly day, MetricsPeriod period)
    {
        switch (period)
        {
            case MetricsPeriod.Daily:
                return (day, day.AddDays(1));
            case MetricsPeriod.Weekly:
                var monday = day.AddDays(-(((int)day.DayOfWeek + 6) % 7));
                return (monday, monday.AddDays(7));
            case MetricsPeriod.Monthly:
                var first = new DateOnly(day.Year, day.Month, 1);
                return (first, first.AddMonths(1));
            default:
                throw new ArgumentOutOfRangeException(
                    nameof(period),
                    period,
                    $"{nameof(MetricsPeriod)} has no value {period}."
                );
        }
    }

    /// <summary>The first moment of a day: midnight, or what comes first where the clocks skip it; the first of two midnights.</summary>
    public static DateTimeOffset StartOf(DateOnly day, TimeZoneInfo zone)
    {
        var local = day.ToDateTime(TimeOnly.MinValue);
        while (zone.IsInvalidTime(local))
        {
            local += Step;
        }

        var offset = zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local);
        return new DateTimeOffset(local, offset).ToUniversalTime();
    }
}
