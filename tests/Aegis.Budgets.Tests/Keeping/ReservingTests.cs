namespace Aegis.Budgets.Tests.Keeping;

using static Keepers;

/// <summary>What goes ahead, what waits and what is refused.</summary>
public sealed class ReservingTests
{
    private static readonly BudgetOptions Thousand = new() { Name = "day", Tokens = 1000 };
    private readonly FakeTimeProvider clock = new();

    [Fact]
    public async Task WhatIsUsed_TakesThePlaceOfWhatWasReserved()
    {
        var keeper = Of(Thousand);
        var call = await keeper.ReserveAsync(Call(input: 10, most: 40), Token);
        Assert.Equal((0m, 140m, 860m), Amounts(await keeper.StatusAsync()));

        await call.SettleAsync(new TokenCounts(12, 30));

        Assert.Equal((42m, 0m, 958m), Amounts(await keeper.StatusAsync()));
    }

    [Fact]
    public async Task SettledTwice_OrDisposedOfAfterwards_CountsOnce()
    {
        var keeper = Of(Thousand);
        var call = await keeper.ReserveAsync(Call(), Token);

        await call.SettleAsync(new TokenCounts(0, 10));
        await call.SettleAsync(new TokenCounts(0, 10));
        await call.DisposeAsync();

        Assert.Equal((10m, 0m, 990m), Amounts(await keeper.StatusAsync()));
    }

    [Theory]
    [InlineData(-1, 0, 0)]
    [InlineData(long.MaxValue, 0, 0)]
    [InlineData(0, -1, 0)]
    [InlineData(0, 0, -1)]
    public void CallThatCanNotBe_IsRefused(long input, long most, int output) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Call(input: input, most: most, output: output));

    [Fact]
    public async Task AnswerThatCanNotBe_IsRefused_AndTheReservationStays()
    {
        var keeper = Of(Thousand);
        var call = await keeper.ReserveAsync(Call(), Token);

        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () =>
            await call.SettleAsync(new TokenCounts(-1_000_000, 0))
        );

        Assert.Equal((0m, 100m, 900m), Amounts(await keeper.StatusAsync()));
    }

    [Fact]
    public async Task CallThatIsNotMade_CostsNothing()
    {
        var keeper = Of(Thousand);
        await using (await keeper.ReserveAsync(Call(), Token))
        {
            Assert.Equal(100, (await keeper.StatusAsync()).Reserved);
        }

        Assert.Equal((0m, 0m, 1000m), Amounts(await keeper.StatusAsync()));
    }

    [Fact]
    public async Task NobodyCounts_AndTheEstimateIsSpent()
    {
        var keeper = Of(Thousand);
        await (await keeper.ReserveAsync(Call(input: 7, most: 50), Token)).SettleAsync(tokens: null);

        Assert.Equal((107m, 0m, 893m), Amounts(await keeper.StatusAsync()));
    }

    [Fact]
    public async Task NoRoom_IsRefused_AndSaysWhatBlocksAndUntilWhen()
    {
        var keeper = Of(clock, store: null, TimeSpan.FromHours(1), Thousand);
        await keeper.SpendAsync(Call(), 950);

        var refused = await keeper.RefusedAsync(Call());

        Assert.Equal(("writer", "day", 100m), (refused.AgentId, refused.Budget.Name, refused.Needed));
        Assert.Equal(new DateTimeOffset(2026, 1, 3, 0, 0, 0, TimeSpan.Zero), refused.BlockedUntil);
        Assert.Equal(
            "Agent 'writer' may not ask its model: budget 'day' of agent 'writer' allows 1,000 tokens a day, 950 tokens are "
                + "spent, and the call may need 100 tokens. It begins anew at 2026-01-03 00:00 +00:00. Raise the budget, or "
                + "lower [Agent(MaxOutputTokens = …)].",
            refused.Message
        );
        Assert.Equal(950, (await keeper.StatusAsync()).Spent);
    }

    [Fact]
    public async Task CallThatFitsAsEstimated_GoesAheadAlone_AndOthersWaitForIt()
    {
        var keeper = Of(clock, store: null, TimeSpan.FromHours(1), Thousand);
        var worst = Call(input: 100, most: 5000);
        var alone = await keeper.ReserveAsync(worst, Token);
        var other = keeper.ReserveAsync(Call(), Token).AsTask();
        Assert.False(other.IsCompleted);

        await alone.SettleAsync(new TokenCounts(100, 50));

        await (await other).SettleAsync(new TokenCounts(0, 1));
        Assert.Equal(151, (await keeper.StatusAsync()).Spent);
    }

    [Fact]
    public async Task CallThatFitsBesideOthersAtTheirWorst_DoesNotWait()
    {
        var keeper = Of(clock, store: null, TimeSpan.FromHours(1), Thousand);

        var calls = await Task.WhenAll(
            Enumerable.Range(0, 10).Select(async _ => await keeper.ReserveAsync(Call(), Token))
        );
        var eleventh = keeper.ReserveAsync(Call(), Token).AsTask();
        Assert.False(eleventh.IsCompleted);
        await calls[0].DisposeAsync();

        await eleventh;
        Assert.Equal(1000, (await keeper.StatusAsync()).Reserved);
    }

    [Fact]
    public async Task Waited_ForAsLongAsItMay()
    {
        var keeper = Of(clock, store: null, TimeSpan.FromSeconds(10), Thousand);
        await using var others = await keeper.ReserveAsync(Call(output: 1000), Token);

        var refused = await Assert.ThrowsAsync<BudgetExceededException>(() =>
            clock.RunAsync(keeper.ReserveAsync(Call(), Token).AsTask())
        );

        Assert.Equal(1000, refused.Budget.Reserved);
        Assert.Contains("1,000 tokens are kept for calls under way", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhoeverGivesUpWaiting_LeavesNothingBehind()
    {
        var keeper = Of(clock, store: null, TimeSpan.FromHours(1), Thousand);
        var others = await keeper.ReserveAsync(Call(output: 1000), Token);
        using var source = new CancellationTokenSource();
        var waiting = keeper.ReserveAsync(Call(), source.Token).AsTask();

        await source.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        await others.DisposeAsync();
        Assert.Equal((0m, 0m, 1000m), Amounts(await keeper.StatusAsync()));
    }

    [Fact]
    public async Task CallNobodyHearsOf_HasCostItsEstimate_UntilItIsHeardOf()
    {
        var keeper = Of(clock, store: null, TimeSpan.Zero, Thousand);
        var lost = await keeper.ReserveAsync(Call(input: 100, most: 800), Token);
        clock.Advance(TimeSpan.FromMinutes(15));
        Assert.Equal((200m, 0m, 800m), Amounts(await keeper.StatusAsync()));
        await keeper.SpendAsync(Call(), 1);

        await lost.SettleAsync(new TokenCounts(100, 20));

        Assert.Equal((121m, 0m, 879m), Amounts(await keeper.StatusAsync()));
    }

    [Fact]
    public async Task CallNobodyHeardOf_GivesBackNothingOfALaterWindow()
    {
        var hour = new BudgetOptions
        {
            Name = "hour",
            Tokens = 10_000,
            Window = BudgetWindow.Hour,
        };
        var keeper = Of(clock, store: null, TimeSpan.Zero, hour);
        clock.Advance(TimeSpan.FromMinutes(36));
        var late = await keeper.ReserveAsync(Call(input: 4000, output: 1000), Token);
        clock.Advance(TimeSpan.FromMinutes(17));
        await keeper.SpendAsync(Call(), 1);
        clock.Advance(TimeSpan.FromMinutes(5));
        await keeper.SpendAsync(Call(output: 5000), 5000);

        await late.SettleAsync(new TokenCounts(1000, 500));

        Assert.Equal((6500m, 0m, 3500m), Amounts(await keeper.StatusAsync()));
    }

    private static (decimal Spent, decimal Reserved, decimal Left) Amounts(BudgetStatus status) =>
        (status.Spent, status.Reserved, status.Left);
}
