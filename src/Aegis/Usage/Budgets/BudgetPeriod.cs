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
            BudgetWindow.Week => ReportPeriod.Weekly,
            BudgetWindow.Month => ReportPeriod.Monthly,
            _ => ReportPeriod.Daily,
        };
        var first = ReportCalendar.FirstDayOf(ReportCalendar.DayOf(time, zone), interval);
        return ReportCalendar.PeriodOf(first, ReportCalendar.Next(first, interval), zone);
    }
}
