using static Aegis.Ledger.OperationTransition;

namespace Aegis.Ledger.Contract;

// what is forgotten, and what never is
public abstract partial class LedgerStoreContract
{
    [Fact]
    public async Task Result_IsGoneBeforeTheKeyIsFree()
    {
        var committed = await CommittedAsync();
        await ElapseAsync(Hour + TimeSpan.FromSeconds(1));

        var emptied = await FindAsync(committed.Id);
        Assert.Equal(OperationState.Committed, emptied!.State);
        Assert.Null(emptied.Result);
        Assert.Equal(committed.Id, (await ClaimAsync(Claim(owner: "two"))).Id);

        await ElapseAsync(2 * Hour);
        Assert.Null(await FindAsync(committed.Id));
        Assert.Null(await Store.FindByKeyAsync(Tenant, "order-7", Token));
        var next = await ClaimAsync(Claim(owner: "two"));
        Assert.NotEqual(committed.Id, next.Id);
        Assert.Equal((OperationPhase.Claimed, 1L), (next.Phase, next.Fence));
    }

    [Fact]
    public async Task ExpiredFailure_CountsAsAbsent()
    {
        var failed = await FailedAsync();
        await ElapseAsync(Hour + TimeSpan.FromSeconds(1));

        Assert.Null(await Store.TransitionAsync(new Retry(failed.Handle, "two", Lease, 5), Token));
        Assert.NotEqual(failed.Id, (await ClaimAsync()).Id);
    }

    [Fact]
    public async Task Unknown_IsKept()
    {
        var unknown = await UnknownAsync();
        await ElapseAsync(TimeSpan.FromDays(400));

        Assert.Equal(0, await Store.ReapAsync(100, Token));
        Assert.Equal(OperationState.Unknown, (await FindAsync(unknown.Id))!.State);
    }

    [Fact]
    public async Task Reap_FreesALittleAtATime()
    {
        var committed = await CommittedAsync(Claim("kept"));
        for (var i = 0; i < 5; i++)
        {
            var claimed = await ClaimAsync(Claim($"order-{i}"));
            await ApplyAsync(new Fail(claimed.Handle, "one", Refused, Hour));
        }

        Assert.Equal(0, await Store.ReapAsync(100, Token));
        await ElapseAsync(Hour + TimeSpan.FromSeconds(1));
        var counts = new List<int>();
        do
        {
            counts.Add(await Store.ReapAsync(2, Token));
        } while (counts[^1] == 2);

        Assert.Equal(6, counts.Sum());
        Assert.All(counts, count => Assert.InRange(count, 0, 2));
        Assert.Equal(OperationState.Committed, (await FindAsync(committed.Id))!.State);
        Assert.Null(await Store.FindByKeyAsync(Tenant, "order-0", Token));
    }

    [Fact]
    public async Task Recoverable_IsWhatNobodyTakesCareOf()
    {
        var claimed = await ClaimAsync(Claim("claimed"));
        var begun = await ExecutingAsync(Claim("begun"));
        var waiting = await AwaitingAsync("waiting");
        var approved = await ApplyAsync(new Approve((await AwaitingAsync("approved")).Handle, Alice, Hour));
        await CommittedAsync(Claim("committed"));
        await UnknownAsync(Claim("unknown"));
        Assert.Empty(await Store.ListRecoverableAsync(100, Token));

        await ElapseAsync(Lease + TimeSpan.FromSeconds(1));
        Assert.Equal(
            new[] { claimed.Id, begun.Id }.Order(),
            (await Store.ListRecoverableAsync(100, Token)).Select(operation => operation.Id).Order()
        );
        Assert.Single(await Store.ListRecoverableAsync(1, Token));

        await ElapseAsync(Hour);
        Assert.Equal(
            new[] { claimed.Id, begun.Id, waiting.Id, approved.Id }.Order(),
            (await Store.ListRecoverableAsync(100, Token)).Select(operation => operation.Id).Order()
        );
    }
}
