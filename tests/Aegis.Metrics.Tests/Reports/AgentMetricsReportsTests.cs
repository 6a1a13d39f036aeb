using Aegis.Tests.Pipelines.Synthetic;
using Microsoft.Extensions.DependencyInjection;

namespace Aegis.Metrics.Tests.Reports;

public sealed class AgentMetricsReportsTests : IAsyncDisposable
{
    // 2026-01-02, a Friday, 03:04:05 UTC
    private readonly FakeTimeProvider clock = new();
    private readonly ServiceProvider services;

    public AgentMetricsReportsTests() =>
        services = new ServiceCollection().AddAegis().AddSingleton<TimeProvider>(clock).BuildServiceProvider();

    private AgentMetrics Metrics => services.GetRequiredService<AgentMetrics>();

    private AgentMetricsReports Reports => services.GetRequiredService<AgentMetricsReports>();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => services.DisposeAsync();

    [Theory]
    [InlineData(ReportPeriod.Daily, 1)]
    [InlineData(ReportPeriod.Weekly, 3)]
    [InlineData(ReportPeriod.Monthly, 2)]
    public async Task Period_HasWhatWasRecordedInIt_UpToNow(ReportPeriod period, int calls)
    {
        Record("2026-01-02T00:00:00Z");
        Record("2026-01-01T23:59:59Z");
        Record("2025-12-29T00:00:00Z");
        Record("2025-12-28T23:59:59Z");

        Assert.Equal(calls, (await Reports.PeriodAsync(period, cancellationToken: Token)).Total.Calls);
    }

    [Fact]
    public async Task Scope_SaysWhoseAndWhereAndWhen()
    {
        Record("2026-01-01T22:59:59Z");
        Record("2026-01-01T23:00:00Z");
        Metrics.Record(new AgentCall { Agent = "Other", Tenant = "acme" });
        var berlin = new MetricsScope { Zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin") };

        Assert.Equal(1, (await Reports.PeriodAsync(scope: berlin, cancellationToken: Token)).Total.Calls);
        var before = berlin with { At = clock.GetUtcNow().AddDays(-1) };
        Assert.Equal(1, (await Reports.PeriodAsync(scope: before, cancellationToken: Token)).Total.Calls);
        var acme = new MetricsScope { Tenant = "acme" };
        Assert.Equal(
            "Other",
            Assert.Single((await Reports.PeriodAsync(scope: acme, cancellationToken: Token)).Agents).Agent
        );
        var none = new MetricsScope { Agent = "Other" };
        Assert.Empty((await Reports.PeriodAsync(scope: none, cancellationToken: Token)).Agents);
    }

    [Fact]
    public async Task Trend_HasEachDay_AlsoThoseWithoutCalls()
    {
        Record("2026-01-02T01:00:00Z");
        Record("2025-12-31T12:00:00Z");
        Record("2025-12-31T13:00:00Z");
        Record("2025-12-29T13:00:00Z");

        var trend = await Reports.TrendAsync(4, cancellationToken: Token);

        Assert.Equal(
            [("2025-12-30", 0), ("2025-12-31", 2), ("2026-01-01", 0), ("2026-01-02", 1)],
            trend.Select(day => (day.Date.ToString("O", null), (int)day.Statistics.Total.Calls))
        );
        Assert.Null(trend[0].Statistics.Total.SuccessRate);
    }

    [Fact]
    public async Task TrendOverAChangeOfClocks_HasDaysOfOtherLengths()
    {
        var scope = new MetricsScope
        {
            Zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin"),
            At = DateTimeOffset.Parse("2026-10-26T12:00:00Z", null),
        };
        Record("2026-10-25T22:59:59Z");

        var trend = await Reports.TrendAsync(3, scope, Token);

        Assert.Equal([24, 25, 24], trend.Select(day => (day.Statistics.To - day.Statistics.From).TotalHours));
        Assert.Equal([0, 1, 0], trend.Select(day => day.Statistics.Total.Calls));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(367)]
    public async Task TrendOfNoSuchLength_IsRefused(int days) =>
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => Reports.TrendAsync(days, cancellationToken: Token));

    [Fact]
    public async Task Errors_HaveKindsAndExamples()
    {
        Metrics.Record("Writer", TimeSpan.FromSeconds(2), new TimeoutException());
        Metrics.Record("Writer", TimeSpan.FromSeconds(1));

        var error = Assert.Single(await Reports.ErrorsAsync(cancellationToken: Token));

        Assert.Equal((ErrorKinds.Timeout, 1), (error.Kind, error.Count));
        Assert.Equal(
            new ErrorExample(clock.GetUtcNow(), "Writer", "System.TimeoutException", null),
            Assert.Single(error.Latest)
        );
    }

    [Fact]
    public async Task Interactions_AreAGraph_WithAgentsThatNobodyCalled()
    {
        Metrics.Record("Writer", TimeSpan.FromSeconds(1));
        Metrics.Record("Loner", TimeSpan.FromSeconds(1));
        Metrics.RecordInteraction("Writer", "Editor", InteractionKind.Handover);
        Metrics.RecordInteraction("Writer", "Editor", InteractionKind.Handover);

        var graph = await Reports.InteractionsAsync(cancellationToken: Token);
        var around = await Reports.InteractionsAsync(scope: new() { Agent = "Editor" }, cancellationToken: Token);

        Assert.Equal([new("Editor", 0), new("Loner", 1), new("Writer", 1)], graph.Nodes);
        Assert.Equal(
            new InteractionStatistics("Writer", "Editor", InteractionKind.Handover, 2, clock.GetUtcNow()),
            Assert.Single(graph.Edges)
        );
        Assert.Equal([new("Editor", 0), new("Writer", 1)], around.Nodes);
    }

    [Fact]
    public async Task Health_IsOfAllAndOfEach()
    {
        Metrics.Record("Good", TimeSpan.FromSeconds(1));
        Metrics.Record("Bad", TimeSpan.FromSeconds(1), new FormatException());

        var health = await Reports.HealthAsync(cancellationToken: Token);

        Assert.Equal(65, health.Total.Score, 9);
        Assert.Equal(
            [("Bad", 30), ("Good", 100)],
            health.Agents.Select(agent => (agent.Agent!, (int)Math.Round(agent.Score)))
        );
    }

    [Theory]
    [InlineData(200, 100)]
    [InlineData(-1, 0)]
    [InlineData(double.NaN, 0)]
    public async Task ScoreOfTheApp_IsUsed_AndKeptWithinBounds(double score, double shown)
    {
        var reports = new AgentMetricsReports(new InMemoryMetricsStore(), health: new Fixed(score));

        Assert.Equal(shown, (await reports.HealthAsync(cancellationToken: Token)).Total.Score);
    }

    private void Record(string at) =>
        Metrics.Record(new AgentCall { Agent = "Writer", At = DateTimeOffset.Parse(at, null) });

    private sealed class Fixed(double score) : IHealthScore
    {
        public double Score(AgentStatistics statistics) => score;
    }
}
