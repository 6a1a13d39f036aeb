namespace Aegis.Usage;

/// <summary>Which window of a budget a moment is in.</summary>
internal static class BudgetPeriod
{
    public static UsagePeriod Of(BudgetWindow window, TimeZoneInfo zone, DateTimeOffset time)
    {
        if (window == BudgetWindow.Hour)
        {
            // hours go on evenly when clocks are set back
            var local = TimeZoneInfo.ConvertTime(time, zone);
            var start =
                local
                - new TimeSpan(0, 0, local.Minute, local.Second)
                - TimeSpan.FromTicks(local.Ticks % TimeSpan.TicksPerSecond);
            return new UsagePeriod(start, start.AddHours(1));
        }

        var interval = window switch
        {
            BudgetWindow.Week => UsageInterval.Weekly,
            BudgetWindow.Month => UsageInterval.Monthly,
            _ => UsageInterval.Daily,
        };
        var first = UsageCalendar.FirstDayOf(UsageCalendar.DayOf(time, zone), interval);
        return UsageCalendar.PeriodOf(first, UsageCalendar.Next(first, interval), zone);
    }
}
