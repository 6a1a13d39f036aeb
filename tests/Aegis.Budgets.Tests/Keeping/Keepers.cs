using Aegis.Memory;

namespace Aegis.Budgets.Tests.Keeping;

/// <summary>Keepers and calls that tests need often.</summary>
internal static class Keepers
{
    public static readonly PriceTable Prices = new(
        new ModelPrice
        {
            Model = "small",
            Input = 1,
            Output = 4,
        },
        new ModelPrice
        {
            Model = "thinker",
            Input = 2,
            Output = 8,
            CacheWrite = 3,
            Reasoning = 10,
        }
    );

    public static CancellationToken Token => TestContext.Current.CancellationToken;

    public static BudgetKeeper Of(
        TimeProvider? clock,
        IMemoryStore? store,
        TimeSpan wait,
        params BudgetOptions[] budgets
    )
    {
        var options = new BudgetsOptions { WaitAtMost = wait, MaxOutputTokens = 100 };
        foreach (var budget in budgets)
        {
            options.Budgets.Add(budget);
        }

        return new BudgetKeeper(options, Prices, store, clock);
    }

    public static BudgetKeeper Of(params BudgetOptions[] budgets) => Of(null, null, TimeSpan.Zero, budgets);

    public static BudgetRequest Call(string agent = "writer", long input = 0, int output = 100, long? most = null) =>
        new(agent, "small")
        {
            Pipeline = "Report",
            InputTokens = input,
            MaxInputTokens = most,
            MaxOutputTokens = output,
        };

    public static async Task<BudgetExceededException> RefusedAsync(this BudgetKeeper keeper, BudgetRequest call) =>
        await Assert.ThrowsAsync<BudgetExceededException>(async () => await keeper.ReserveAsync(call, Token));

    public static async Task SpendAsync(this BudgetKeeper keeper, BudgetRequest call, long tokens) =>
        await (await keeper.ReserveAsync(call, Token)).SettleAsync(new TokenCounts(0, tokens));

    public static async Task<BudgetStatus> StatusAsync(this BudgetKeeper keeper, string? of = null) =>
        Assert.Single(await keeper.GetStatusAsync(Token), status => of is null || status.For == of);
}
