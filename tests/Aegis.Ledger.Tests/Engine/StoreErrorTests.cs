namespace Aegis.Ledger.Tests.Engine;

public sealed class StoreErrorTests
{
    private readonly HashSet<string> lost = [];
    private readonly Desk desk;
    private Interposed? store;

    public StoreErrorTests() => desk = new Desk(inner => store = new Interposed(inner));

    [Theory]
    [InlineData("claim", true)]
    [InlineData("claim", false)]
    [InlineData("begin", true)]
    [InlineData("begin", false)]
    [InlineData("commit", true)]
    [InlineData("commit", false)]
    public async Task LostAnswer_IsNotANo(string step, bool tookEffect)
    {
        store!.Loses = what => what == step && lost.Add(what) ? (!tookEffect, tookEffect) : default;

        var paid = await desk.Clock.RunAsync(desk.PayAsync().AsTask());

        Assert.Equal(("receipt 1", 1), (paid, desk.Calls));
        var operation = await desk.OperationAsync();
        Assert.Equal((OperationState.Committed, 1L), (operation.State, operation.Fence));
        Assert.Equal(
            ["claim", "begin", "commit"],
            (await desk.Store.ReadAuditAsync("default", operation.Id, Desk.Token)).Select(record => record.Action)
        );
    }

    [Fact]
    public async Task StoreGoneBeforeTheEffect_MeansNothingWasDone()
    {
        store!.Loses = static what => what == "begin" ? (true, false) : default;

        var error = await Assert.ThrowsAsync<LedgerUnavailableException>(async () =>
            await desk.Clock.RunAsync(desk.PayAsync().AsTask())
        );

        Assert.IsType<IOException>(error.InnerException);
        Assert.Equal(0, desk.Calls);
    }

    [Fact]
    public async Task StoreGoneAfterTheEffect_MeansNobodyKnows()
    {
        store!.Loses = static what => what == "commit" ? (true, false) : default;

        await Assert.ThrowsAsync<OutcomeUnknownException>(async () =>
            await desk.Clock.RunAsync(desk.PayAsync().AsTask())
        );

        Assert.Equal(1, desk.Calls);
        Assert.Equal(OperationPhase.Executing, (await desk.OperationAsync()).Phase);
        store!.Loses = static _ => default;
        desk.Clock.Advance(TimeSpan.FromSeconds(31));
        await Assert.ThrowsAsync<OutcomeUnknownException>(async () => await desk.PayAsync());
        Assert.Equal(1, desk.Calls);
    }

    [Fact]
    public async Task StoreGoneWhileItRuns_LosesTheLease()
    {
        store!.Loses = static what => what == "heartbeat" ? (true, false) : default;

        var paid = desk.PayAsync(
                effect: async (_, token) =>
                {
                    await Task.Delay(Timeout.Infinite, token);
                    return "paid";
                }
            )
            .AsTask();

        await Assert.ThrowsAsync<OutcomeUnknownException>(async () => await desk.Clock.RunAsync(paid));
        Assert.Equal(OperationState.Unknown, (await desk.OperationAsync()).State);
    }
}
