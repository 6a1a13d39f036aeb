using System.Globalization;
using Aegis.Tests.Pipelines.Synthetic;

namespace Aegis.Usage.Tests.Reports;

public sealed class UsageReportsTests
{
    private readonly InMemoryUsageStore store = new();
    private readonly FakeTimeProvider clock = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    // the clock stands at 2 January 2026, a Friday
    private UsageReports Reports => new(store, clock);

    [Theory]
    [InlineData(ReportPeriod.Daily, "2026-01-02", "2026-01-02", 3)]
    [InlineData(ReportPeriod.Weekly, "2025-12-29", "2026-01-04", 5)]
    [InlineData(ReportPeriod.Monthly, "2026-01-01", "2026-01-31", 6)]
    public async Task Report_IsOfTheDayWeekOrMonth(ReportPeriod interval, string first, string last, int answers)
    {
        await AddAsync(
            "2025-12-28T23:59:59.999Z", // Sunday
            "2025-12-29T00:00Z",
            "2026-01-01T00:00Z",
            "2026-01-02T00:00Z",
            "2026-01-02T12:00Z",
            "2026-01-02T23:59:59.999Z",
            "2026-01-05T00:00Z", // Monday
            "2026-01-31T23:59Z",
            "2026-02-01T00:00Z"
        );

        var report = await Reports.ReportAsync(interval, cancellationToken: Token);

        Assert.Equal((interval, Day(first), Day(last)), (report.Interval, report.FirstDay, report.LastDay));
        Assert.Equal(answers, report.Total.Answers);
        Assert.Equal(answers * 0.5m, report.Total.Cost);
    }

    [Fact]
    public async Task Report_HasEveryAgentAndModel()
    {
        await store.AppendAsync(
            [
                Event("2026-01-02T01:00Z") with
                {
                    AgentId = "a",
                    Model = "x",
                },
                Event("2026-01-02T02:00Z") with
                {
                    AgentId = "a",
                    Model = "y",
                    Fault = "Canceled",
                },
                Event("2026-01-02T03:00Z") with
                {
                    AgentId = "b",
                    Model = "x",
                    Cost = null,
                },
                Event("2026-01-02T03:00Z") with
                {
                    AgentId = "b",
                    Model = "x",
                    Tenant = "other",
                },
            ],
            Token
        );
        var options = new UsageReportOptions { Filter = new() { Tenant = "default" } };

        var report = await Reports.ReportAsync(ReportPeriod.Daily, options, cancellationToken: Token);

        Assert.Equal(new UsageTotals(3, 1, 1, new(300, 30), 1m), report.Total);
        Assert.Equal(
            [("a", null, 2L), ("b", null, 1)],
            report.Agents.Select(sum => (sum.AgentId!, sum.Model, sum.Totals.Answers))
        );
        Assert.Equal(
            [("x", null, 2L), ("y", null, 1)],
            report.Models.Select(sum => (sum.Model!, sum.AgentId, sum.Totals.Answers))
        );
        var yesterday = await Reports.ReportAsync(ReportPeriod.Daily, options, Day("2026-01-01"), Token);
        Assert.Equal(default, yesterday.Total);
        Assert.Empty(yesterday.Agents);
    }

    [Fact]
    public async Task Trend_HasEveryDay_AndThoseWithoutUsage()
    {
        await AddAsync("2025-12-31T23:00Z", "2026-01-02T00:00Z", "2026-01-02T01:00Z", "2025-12-26T23:00Z");

        var trend = await Reports.TrendAsync(7, cancellationToken: Token);

        Assert.Equal(
            ["12-27 0", "12-28 0", "12-29 0", "12-30 0", "12-31 1", "01-01 0", "01-02 2"],
            trend.Select(day => string.Create(CultureInfo.InvariantCulture, $"{day.Day:MM-dd} {day.Totals.Answers}"))
        );
        Assert.Equal(Day("2026-01-02"), Assert.Single(await Reports.TrendAsync(1, cancellationToken: Token)).Day);
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => Reports.TrendAsync(0, cancellationToken: Token));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => Reports.TrendAsync(3661, cancellationToken: Token));
    }

    [Fact]
    public async Task DaysOfAnotherZone_BeginAtItsMidnight()
    {
        // 3:04 UTC is still the first of January three hours and more west
        var west = TimeZoneInfo.CreateCustomTimeZone("west", TimeSpan.FromHours(-10), "west", "west");
        await AddAsync("2026-01-01T09:59Z", "2026-01-01T10:00Z", "2026-01-02T03:00Z");

        var trend = await Reports.TrendAsync(2, new UsageReportOptions { TimeZone = west }, Token);

        Assert.Equal(
            [(Day("2025-12-31"), 1L), (Day("2026-01-01"), 2)],
            trend.Select(day => (day.Day, day.Totals.Answers))
        );
    }

    [Fact]
    public async Task RollUp_RefusesWhatItCanNot()
    {
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() =>
            Reports.RollUpAsync(ReportPeriod.Daily, Day("2026-01-02"), Day("2026-01-01"), cancellationToken: Token)
        );
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() =>
            Reports.RollUpAsync(ReportPeriod.Daily, Day("2000-01-01"), Day("2026-01-01"), cancellationToken: Token)
        );
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() =>
            Reports.RollUpAsync((ReportPeriod)7, Day("2026-01-01"), Day("2026-01-01"), cancellationToken: Token)
        );
    }

    internal static UsageEvent Event(DateTimeOffset time) =>
        new()
        {
            Time = time,
            AgentId = "Writer",
            Model = "small",
            Tokens = new(100, 10),
            Cost = 0.5m,
        };

    internal static UsageEvent Event(string time) => Event(Time(time));

    internal static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    internal static DateTimeOffset Time(string time) => DateTimeOffset.Parse(time, CultureInfo.InvariantCulture);

    private async Task AddAsync(params string[] times) => await store.AppendAsync([.. times.Select(Event)], Token);
}
