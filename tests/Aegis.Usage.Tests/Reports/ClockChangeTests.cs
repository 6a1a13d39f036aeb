using static Aegis.Usage.Tests.Reports.UsageReportsTests;

namespace Aegis.Usage.Tests.Reports;

/// <summary>Days on which clocks are set.</summary>
public sealed class ClockChangeTests
{
    private readonly InMemoryUsageStore store = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task DaysOf23And25Hours_AreWhole_AndNoEventIsLostOrCountedTwice()
    {
        foreach (var zone in (TimeZoneInfo[])[Zones.Europe, Zones.Midnight, Zones.Twice])
        {
            var hours = new InMemoryUsageStore();
            var first = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
            var events = Enumerable.Range(0, 365 * 24).Select(hour => Event(first.AddHours(hour)));
            await hours.AppendAsync([.. events], Token);
            var options = new UsageReportOptions { TimeZone = zone };
            foreach (var interval in Enum.GetValues<ReportPeriod>())
            {
                var sums = await new UsageReports(hours).RollUpAsync(
                    interval,
                    Day("2025-12-29"),
                    Day("2027-01-01"),
                    UsageGrouping.None,
                    options,
                    Token
                );

                Assert.Equal(365 * 24, sums.Sum(sum => sum.Totals.Answers));
                var whole = sums.Skip(1).SkipLast(1).ToList();
                Assert.All(
                    whole,
                    sum => Assert.Equal((long)(sum.Period.End - sum.Period.Start).TotalHours, sum.Totals.Answers)
                );
                if (interval == ReportPeriod.Daily)
                {
                    Assert.Single(whole, sum => sum.Totals.Answers == 23);
                    Assert.Single(whole, sum => sum.Totals.Answers == 25);
                    // at midnight, or where there is none when the clocks are set
                    Assert.All(whole, sum => Assert.InRange(sum.Period.Start.TimeOfDay.TotalHours, 0, 1));
                }
            }
        }
    }

    [Theory]
    [InlineData("Europe", "2026-03-29", "2026-03-28T23:00Z", 23)]
    [InlineData("Europe", "2026-10-25", "2026-10-24T22:00Z", 25)]
    [InlineData("Midnight", "2026-04-05", "2026-04-05T03:00Z", 23)]
    [InlineData("Midnight", "2026-10-03", "2026-10-03T02:00Z", 25)]
    [InlineData("Twice", "2026-10-25", "2026-10-24T23:00Z", 25)]
    [InlineData("Twice", "2026-03-29", "2026-03-29T00:00Z", 23)]
    public async Task DayOnWhichClocksAreSet_BeginsAndEndsRight(string zone, string day, string start, int hours)
    {
        await store.AppendAsync([Event(start)], Token);
        var options = new UsageReportOptions
        {
            TimeZone = new[] { Zones.Europe, Zones.Midnight, Zones.Twice }.Single(known => known.Id == zone),
        };

        var sums = await new UsageReports(store).RollUpAsync(
            ReportPeriod.Daily,
            Day(day),
            Day(day),
            options: options,
            cancellationToken: Token
        );

        var period = Assert.Single(sums).Period;
        Assert.Equal(Time(start), period.Start);
        Assert.Equal(hours, (period.End - period.Start).TotalHours);
    }
}
