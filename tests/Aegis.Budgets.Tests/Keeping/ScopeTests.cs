namespace Aegis.Budgets.Tests.Keeping;

using static Keepers;

/// <summary>Whose calls are counted together, in which unit and for how long.</summary>
public sealed class ScopeTests
{
    private readonly FakeTimeProvider clock = new();

    [Theory]
    [InlineData(BudgetScope.Agent, "reader", "Report", "default")]
    [InlineData(BudgetScope.Pipeline, "writer", "Mail", "default")]
    [InlineData(BudgetScope.Tenant, "writer", "Report", "acme")]
    public async Task EachHasTheWholeOfIt(BudgetScope scope, string agent, string pipeline, string tenant)
    {
        var keeper = Of(
            new BudgetOptions
            {
                Name = "b",
                Scope = scope,
                Tokens = 100,
            }
        );
        await keeper.SpendAsync(Call(), 100);

        await keeper.RefusedAsync(Call() with { AgentId = scope == BudgetScope.Agent ? "writer" : "x" });
        await keeper.SpendAsync(new BudgetRequest(agent) { Pipeline = pipeline, Tenant = tenant }, 100);

        Assert.Equal([100m, 100m], (await keeper.GetStatusAsync(Token)).Select(status => status.Spent));
    }

    [Fact]
    public async Task Total_CountsEverybody()
    {
        var keeper = Of(
            new BudgetOptions
            {
                Name = "all",
                Scope = BudgetScope.Total,
                Tokens = 100,
            }
        );
        await keeper.SpendAsync(Call("a") with { Tenant = "acme" }, 60);

        var refused = await keeper.RefusedAsync(Call("b"));

        Assert.StartsWith(
            "Agent 'b' may not ask its model: budget 'all' allows 100 tokens a day,",
            refused.Message,
            StringComparison.Ordinal
        );
        Assert.Null((await keeper.StatusAsync()).For);
    }

    [Fact]
    public async Task ForOne_IsNothingToOthers_AndWhoHasNoPipelineHasNoBudgetOfPipelines()
    {
        var keeper = Of(
            new BudgetOptions
            {
                Name = "one",
                For = "writer",
                Tokens = 1,
            },
            new BudgetOptions
            {
                Name = "pipelines",
                Scope = BudgetScope.Pipeline,
                Tokens = 1,
            }
        );

        await keeper.SpendAsync(Call("reader") with { Pipeline = null }, 1000);

        Assert.Equal(("one", "writer", 0m), Only(await keeper.GetStatusAsync(Token)));
        Assert.Equal("one", (await keeper.RefusedAsync(Call() with { Pipeline = null })).Budget.Name);
        Assert.Equal("pipelines", (await keeper.RefusedAsync(Call("reader"))).Budget.Name);
    }

    [Fact]
    public async Task CallThatOneBudgetRefuses_IsKeptInNone()
    {
        var keeper = Of(
            new BudgetOptions { Name = "wide", Tokens = 1000 },
            new BudgetOptions
            {
                Name = "narrow",
                Scope = BudgetScope.Pipeline,
                Tokens = 10,
            }
        );

        await keeper.RefusedAsync(Call());

        Assert.Empty(await keeper.GetStatusAsync(Token));
    }

    [Fact]
    public async Task Dollars_GoByThePriceTable_ToTheLastPart()
    {
        var keeper = Of(new BudgetOptions { Name = "usd", Usd = 0.001m });
        var call = await keeper.ReserveAsync(Call(input: 10, most: 40), Token);
        Assert.Equal(0.000_440m, (await keeper.StatusAsync()).Reserved);
        await call.SettleAsync(new TokenCounts(7, 3));
        Assert.Equal(0.000_019m, (await keeper.StatusAsync()).Spent);

        var refused = await keeper.RefusedAsync(Call(output: 1000));

        Assert.Contains("allows 0.001 USD a day, 0.000019 USD are spent", refused.Message, StringComparison.Ordinal);
        Assert.Equal(0.004m, refused.Needed);
    }

    [Fact]
    public async Task Dollars_AreKeptForTheDearestKindOfToken()
    {
        var keeper = Of(new BudgetOptions { Name = "usd", Usd = 1 });
        await keeper.ReserveAsync(Call(input: 100, output: 10) with { Model = "thinker" }, Token);

        Assert.Equal(0.0004m, (await keeper.StatusAsync()).Reserved);
    }

    [Theory]
    [InlineData("other", "the price table does not know model 'other'")]
    [InlineData(null, "the agent's client does not say which model it asks")]
    public async Task UnknownPrice_IsRefused_UnlessTheBudgetIsInTokens(string? model, string why)
    {
        var dollars = Of(new BudgetOptions { Name = "usd", Usd = 1 });
        var tokens = Of(new BudgetOptions { Name = "tokens", Tokens = 1000 });

        var error = await Assert.ThrowsAsync<UnknownPriceException>(async () =>
            await dollars.ReserveAsync(Call() with { Model = model }, Token)
        );
        await tokens.SpendAsync(Call() with { Model = model }, 10);

        Assert.Equal(("writer", model, "usd"), (error.AgentId, error.Model, error.Budget));
        Assert.Contains(why, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task NextWindow_BeginsAnew_AndACallBelongsToTheOneInWhichItEnds()
    {
        var keeper = Of(
            clock,
            null,
            TimeSpan.Zero,
            new BudgetOptions
            {
                Name = "hour",
                Tokens = 300,
                Window = BudgetWindow.Hour,
            }
        );
        await keeper.SpendAsync(Call(), 200);
        clock.Advance(TimeSpan.FromMinutes(55));
        var late = await keeper.ReserveAsync(Call(), Token);

        clock.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal((0m, 100m), ((await keeper.StatusAsync()).Spent, (await keeper.StatusAsync()).Reserved));
        await late.SettleAsync(new TokenCounts(0, 30));

        Assert.Equal(30, (await keeper.StatusAsync()).Spent);
    }

    [Theory]
    [InlineData(BudgetWindow.Hour, "2026-11-21T14:35:00Z", "UTC", "2026-11-21T14:00Z", "2026-11-21T15:00Z")]
    [InlineData(BudgetWindow.Day, "2026-11-21T14:35:00Z", "UTC", "2026-11-21T00:00Z", "2026-11-22T00:00Z")]
    [InlineData(BudgetWindow.Week, "2026-11-22T23:59:59Z", "UTC", "2026-11-16T00:00Z", "2026-11-23T00:00Z")]
    [InlineData(BudgetWindow.Month, "2026-12-31T23:59:59Z", "UTC", "2026-12-01T00:00Z", "2027-01-01T00:00Z")]
    // Berlin puts its clocks forward in the night to 29 March 2026 and back on 25 October: 23 and 25 hours
    [InlineData(BudgetWindow.Day, "2026-03-29T12:00:00Z", "Europe/Berlin", "2026-03-28T23:00Z", "2026-03-29T22:00Z")]
    [InlineData(BudgetWindow.Day, "2026-10-25T12:00:00Z", "Europe/Berlin", "2026-10-24T22:00Z", "2026-10-25T23:00Z")]
    [InlineData(BudgetWindow.Hour, "2026-10-25T01:30:00Z", "Europe/Berlin", "2026-10-25T01:00Z", "2026-10-25T02:00Z")]
    // Santiago's clocks are put forward at midnight: the day begins at one
    [InlineData(BudgetWindow.Day, "2026-09-06T12:00:00Z", "America/Santiago", "2026-09-06T04:00Z", "2026-09-07T03:00Z")]
    public void Window_IsTheCalendars(BudgetWindow window, string time, string zone, string start, string end)
    {
        var period = BudgetPeriod.Of(window, TimeZoneInfo.FindSystemTimeZoneById(zone), Time(time));

        Assert.Equal((Time(start), Time(end)), (period.Start.ToUniversalTime(), period.End.ToUniversalTime()));
    }

    [Fact]
    public async Task BudgetForOne_IsThereBeforeItsFirstCall()
    {
        var keeper = Of(
            new BudgetOptions
            {
                Name = "all",
                Scope = BudgetScope.Total,
                Tokens = 1000,
            }
        );

        Assert.Equal(("all", null, 0m), Only(await keeper.GetStatusAsync(Token)));
    }

    private static (string Name, string? For, decimal Spent) Only(IReadOnlyList<BudgetStatus> budgets)
    {
        var only = Assert.Single(budgets);
        return (only.Name, only.For, only.Spent);
    }

    private static DateTimeOffset Time(string text) =>
        DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
