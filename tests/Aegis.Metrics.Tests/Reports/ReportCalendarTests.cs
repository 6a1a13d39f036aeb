namespace Aegis.Metrics.Tests.Reports;

public sealed class ReportCalendarTests
{
    [Theory]
    [InlineData("2026-03-01", "Europe/Berlin", "2026-02-28T23:00:00Z")]
    [InlineData("2026-07-01", "Europe/Berlin", "2026-06-30T22:00:00Z")]
    // the day that has 23 hours, and the one after
    [InlineData("2026-03-29", "Europe/Berlin", "2026-03-28T23:00:00Z")]
    [InlineData("2026-03-30", "Europe/Berlin", "2026-03-29T22:00:00Z")]
    // the day that has 25
    [InlineData("2026-10-25", "Europe/Berlin", "2026-10-24T22:00:00Z")]
    [InlineData("2026-10-26", "Europe/Berlin", "2026-10-25T23:00:00Z")]
    // there is no midnight: the clocks go from 0:00 to 1:00
    [InlineData("2017-10-15", "America/Sao_Paulo", "2017-10-15T03:00:00Z")]
    // midnight comes twice: at 1:00 the clocks go back to 0:00
    [InlineData("2016-11-06", "America/Havana", "2016-11-06T04:00:00Z")]
    [InlineData("2026-05-01", "Asia/Kathmandu", "2026-04-30T18:15:00Z")]
    public void Day_BeginsWhereItDoes(string day, string zone, string moment) =>
        Assert.Equal(
            DateTimeOffset.Parse(moment, null),
            ReportCalendar.StartOf(DateOnly.Parse(day, null), TimeZoneInfo.FindSystemTimeZoneById(zone))
        );

    [Fact]
    public void DaysOfEveryZone_FollowEachOther_AndHoldTheirMoments()
    {
        foreach (var zone in TimeZoneInfo.GetSystemTimeZones())
        {
            for (var day = new DateOnly(2025, 1, 1); day.Year == 2025; day = day.AddDays(1))
            {
                var (start, next) = (ReportCalendar.StartOf(day, zone), ReportCalendar.StartOf(day.AddDays(1), zone));

                Assert.InRange((next - start).TotalHours, 22, 26);
                Assert.Equal(day, ReportCalendar.DayOf(start, zone));
                Assert.Equal(day, ReportCalendar.DayOf(next.AddTicks(-1), zone));
            }
        }
    }

    [Theory]
    [InlineData("2026-05-06", ReportPeriod.Daily, "2026-05-06", "2026-05-07")]
    [InlineData("2026-05-06", ReportPeriod.Weekly, "2026-05-04", "2026-05-11")]
    [InlineData("2026-05-04", ReportPeriod.Weekly, "2026-05-04", "2026-05-11")]
    [InlineData("2026-05-10", ReportPeriod.Weekly, "2026-05-04", "2026-05-11")]
    [InlineData("2026-12-31", ReportPeriod.Monthly, "2026-12-01", "2027-01-01")]
    [InlineData("2028-02-29", ReportPeriod.Monthly, "2028-02-01", "2028-03-01")]
    public void Period_IsThatOfTheCalendar(string day, ReportPeriod period, string first, string next) =>
        Assert.Equal(
            (DateOnly.Parse(first, null), DateOnly.Parse(next, null)),
            PeriodOf(DateOnly.Parse(day, null), period)
        );

    [Fact]
    public void PeriodThatIsNone_IsRefused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => ReportCalendar.FirstDayOf(default, (ReportPeriod)7));

    private static (DateOnly First, DateOnly Next) PeriodOf(DateOnly day, ReportPeriod period)
    {
        var first = ReportCalendar.FirstDayOf(day, period);
        return (first, ReportCalendar.Next(first, period));
    }
}
