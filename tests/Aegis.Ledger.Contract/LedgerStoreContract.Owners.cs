using static Aegis.Ledger.OperationTransition;

namespace Aegis.Ledger.Contract;

// what the owner of an operation does, and only the owner can
public abstract partial class LedgerStoreContract
{
    [Fact]
    public async Task Begin_IsOfTheOwnerAlone()
    {
        var claimed = await ClaimAsync();

        await RefusesAsync(new Begin(claimed.Handle, "two", Lease));
        await RefusesAsync(new Begin(claimed.Handle with { Fence = 2 }, "one", Lease));
        var begun = await BeginAsync(claimed);

        Assert.Equal(OperationPhase.Executing, begun.Phase);
        Assert.NotNull(begun.ExecutingAt);
        await RefusesAsync(new Begin(claimed.Handle, "one", Lease));
    }

    [Fact]
    public async Task Begin_WithLeaseOver_IsRefused()
    {
        var claimed = await ClaimAsync();
        await ElapseAsync(Lease + TimeSpan.FromSeconds(1));

        await RefusesAsync(new Begin(claimed.Handle, "one", Lease));

        Assert.True((await FindAsync(claimed.Id))!.LeaseLeft <= TimeSpan.Zero);
    }

    [Fact]
    public async Task Heartbeat_LengthensTheLease_AndIsNotAudited()
    {
        var begun = await ExecutingAsync();
        await ElapseAsync(TimeSpan.FromSeconds(20));

        var beaten = await ApplyAsync(new Heartbeat(begun.Handle, "one", Lease));

        Assert.InRange(beaten.LeaseLeft!.Value, TimeSpan.FromSeconds(20), Lease);
        Assert.Equal(2, (await AuditAsync(begun.Id)).Count);
        await RefusesAsync(new Heartbeat(begun.Handle, "two", Lease));
        await ApplyAsync(CommitOf(begun));
        await RefusesAsync(new Heartbeat(begun.Handle, "one", Lease));
    }

    [Fact]
    public async Task Commit_KeepsTheResult()
    {
        var begun = await ExecutingAsync();

        var committed = await ApplyAsync(CommitOf(begun));

        AssertEnded(committed, OperationState.Committed);
        Assert.Equal(Paid, committed.Result);
        Assert.Equal(committed.FinishedAt + Hour, committed.ResultExpiresAt);
        Assert.Equal(committed.FinishedAt + (3 * Hour), committed.ExpiresAt);
        await RefusesAsync(CommitOf(begun));
        await RefusesAsync(new Fail(begun.Handle, "one", Refused, Hour));
        await RefusesAsync(new MarkUnknown(begun.Handle, "one", TimedOut, OnlyIfLeaseIsOver: false));
    }

    [Fact]
    public async Task Commit_OfTheLargestResult_IsKept()
    {
        var begun = await ExecutingAsync();
        var bytes = new byte[OperationResult.MaxLength];
        new Random(7).NextBytes(bytes);
        var result = new OperationResult("application/octet-stream", bytes);

        await ApplyAsync(new Commit(begun.Handle, "one", result, Hour, Hour));

        Assert.Equal(result, (await FindAsync(begun.Id))!.Result);
    }

    [Fact]
    public async Task Commit_WithoutIntent_IsRefused()
    {
        var claimed = await ClaimAsync();

        await RefusesAsync(CommitOf(claimed));
        await RefusesAsync(new MarkUnknown(claimed.Handle, "one", TimedOut, OnlyIfLeaseIsOver: false));
    }

    [Fact]
    public async Task Commit_AfterUnknown_OfTheSameFence_Counts()
    {
        var unknown = await UnknownAsync();
        AssertEnded(unknown, OperationState.Unknown);
        Assert.Equal((TimedOut, 1L), (unknown.Failure, unknown.Fence));
        Assert.Null(unknown.ExpiresAt);

        var committed = await ApplyAsync(CommitOf(unknown));

        AssertEnded(committed, OperationState.Committed);
        Assert.Null(committed.Failure);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Fail_SaysWhy(bool isExecuting)
    {
        var operation = isExecuting ? await ExecutingAsync() : await ClaimAsync();

        var failed = await ApplyAsync(new Fail(operation.Handle, "one", Refused, Hour));

        AssertEnded(failed, OperationState.Failed);
        Assert.Equal(Refused, failed.Failure);
        Assert.Equal(failed.FinishedAt + Hour, failed.ExpiresAt);
        Assert.Null(failed.ExecutingAt);
        await RefusesAsync(new Fail(operation.Handle, "one", Refused, Hour));
        await RefusesAsync(CommitOf(operation));
    }

    [Fact]
    public async Task MarkUnknown_ByOthers_WaitsForTheLease()
    {
        var begun = await ExecutingAsync();
        var mark = new MarkUnknown(begun.Handle, "recovery", TimedOut, OnlyIfLeaseIsOver: true);

        await RefusesAsync(mark);
        await ElapseAsync(Lease + TimeSpan.FromSeconds(1));

        AssertEnded(await ApplyAsync(mark), OperationState.Unknown);
    }

    [Fact]
    public async Task Release_LetsTheNextTakeIt()
    {
        var claimed = await ClaimAsync();
        await RefusesAsync(new Release(claimed.Handle, "two"));

        var released = await ApplyAsync(new Release(claimed.Handle, "one"));

        Assert.True(released.LeaseLeft <= TimeSpan.Zero);
        await RefusesAsync(new Begin(claimed.Handle, "one", Lease));
        await ApplyAsync(new TakeOver(claimed.Handle, "two", Lease));
    }
}
