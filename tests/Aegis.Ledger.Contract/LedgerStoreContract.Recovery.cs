using static Aegis.Ledger.OperationTransition;

namespace Aegis.Ledger.Contract;

// another owner, one more fence
public abstract partial class LedgerStoreContract
{
    [Fact]
    public async Task TakeOver_WaitsForTheLease_AndShutsTheOldOwnerOut()
    {
        var claimed = await ClaimAsync();
        await RefusesAsync(new TakeOver(claimed.Handle, "two", Lease));
        await ElapseAsync(Lease + TimeSpan.FromSeconds(1));

        var taken = await ApplyAsync(new TakeOver(claimed.Handle, "two", Lease));

        Assert.Equal((2L, 2, "two", OperationPhase.Claimed), (taken.Fence, taken.Attempt, taken.Owner!, taken.Phase));
        Assert.InRange(taken.LeaseLeft!.Value, Lease - TimeSpan.FromSeconds(10), Lease);
        await RefusesAsync(new Begin(claimed.Handle, "one", Lease));
        await RefusesAsync(new Heartbeat(claimed.Handle, "one", Lease));
        await RefusesAsync(new Fail(claimed.Handle, "one", Refused, Hour));
        await BeginAsync(taken, "two");
    }

    [Fact]
    public async Task TakeOver_OfWhatHasBegun_IsRefused()
    {
        var begun = await ExecutingAsync();
        await ElapseAsync(Lease + TimeSpan.FromSeconds(1));

        await RefusesAsync(new TakeOver(begun.Handle, "two", Lease));
    }

    [Fact]
    public async Task Retry_OfARetryableFailure_StartsOver()
    {
        var failed = await FailedAsync();

        await RefusesAsync(new Retry(failed.Handle, "two", Lease, MaxAttempts: 1));
        var again = await ApplyAsync(new Retry(failed.Handle, "two", Lease, MaxAttempts: 2));

        Assert.Equal((OperationState.Pending, OperationPhase.Claimed), (again.State, again.Phase));
        Assert.Equal((2L, 2, "two"), (again.Fence, again.Attempt, again.Owner!));
        Assert.Null(again.Failure);
        Assert.Null(again.FinishedAt ?? again.ExpiresAt);
        await BeginAsync(again, "two");
    }

    [Fact]
    public async Task Retry_OfAFinalFailure_IsRefused()
    {
        var failed = await FailedAsync(new OperationFailure(FailureKind.Definite, "no such card", isRetryable: false));

        await RefusesAsync(new Retry(failed.Handle, "two", Lease, MaxAttempts: 5));
    }

    [Fact]
    public async Task Retry_WithApproval_AsksAgain()
    {
        var failed = await FailedAsync();

        var again = await ApplyAsync(new Retry(failed.Handle, "two", Lease, 5) { Approval = Approval });

        Assert.Equal(OperationPhase.AwaitingApproval, again.Phase);
        Assert.Null(again.Owner);
        Assert.Null(again.LeaseLeft);
        var approval = await Store.FindApprovalAsync(Tenant, again.Id, Token);
        Assert.Equal((again.Handle, ApprovalStatus.Requested), (approval!.Operation, approval.Status));
    }

    [Theory]
    [InlineData(ToolEffect.IdempotentDownstream, true)]
    [InlineData(ToolEffect.Queryable, true)]
    [InlineData(ToolEffect.Transactional, true)]
    [InlineData(ToolEffect.AtMostOnce, false)]
    public async Task ReRun_IsUpToTheEffect(ToolEffect effect, bool mayReRun)
    {
        var unknown = await UnknownAsync(Claim(effect: effect));
        var reRun = new ReRun(unknown.Handle, "two", Lease);
        if (!mayReRun)
        {
            await RefusesAsync(reRun);
            return;
        }

        var again = await ApplyAsync(reRun);

        Assert.Equal((2L, 2, "two", OperationPhase.Executing), (again.Fence, again.Attempt, again.Owner!, again.Phase));
        Assert.Equal(unknown.ExecutingAt, again.ExecutingAt);
        Assert.Null(again.Failure);
        Assert.Null(again.FinishedAt);
        await RefusesAsync(CommitOf(unknown));
        await ApplyAsync(CommitOf(again, "two"));
    }

    [Fact]
    public async Task ReRun_KeepsToItsWindow()
    {
        var unknown = await UnknownAsync();
        var reRun = new ReRun(unknown.Handle, "two", Lease) { MinAge = Hour, MaxAge = 2 * Hour };

        await RefusesAsync(reRun);
        await ElapseAsync(3 * Hour);
        await RefusesAsync(reRun);

        await ApplyAsync(reRun with { MaxAge = 4 * Hour });
    }

    [Fact]
    public async Task Resolve_OfWhatIsUnknown_EndsIt()
    {
        var one = await UnknownAsync();
        var other = await UnknownAsync(Claim("order-8"));

        var committed = await ApplyAsync(
            new ResolveCommitted(one.Handle, "bob", "it is on the statement", Paid, Hour, 2 * Hour)
        );
        var failed = await ApplyAsync(new ResolveFailed(other.Handle, "bob", Refused, Hour));

        AssertEnded(committed, OperationState.Committed);
        Assert.Equal(Paid, committed.Result);
        AssertEnded(failed, OperationState.Failed);
        Assert.Null(failed.ExecutingAt);
        await RefusesAsync(new ResolveFailed(one.Handle, "bob", Refused, Hour));
    }

    [Fact]
    public async Task Resolve_OfWhatIsUnderWay_IsRefused()
    {
        var begun = await ExecutingAsync();

        await RefusesAsync(new ResolveCommitted(begun.Handle, "bob", "", Paid, Hour, Hour));
        await RefusesAsync(new ResolveFailed(begun.Handle, "bob", Refused, Hour));
    }

    [Fact]
    public async Task LateOwner_IsNoted_AndChangesNothing()
    {
        var unknown = await UnknownAsync();
        await RefusesAsync(new NoteLate(unknown.Handle with { Fence = 2 }, "one", "it was paid"));
        var again = await ApplyAsync(new ReRun(unknown.Handle, "two", Lease));

        var noted = await ApplyAsync(new NoteLate(unknown.Handle, "one", "it was paid"));

        Assert.Equal(again with { LeaseLeft = null }, noted with { LeaseLeft = null });
        Assert.Equal("late-result", (await AuditAsync(unknown.Id))[^1].Action);
    }

    [Fact]
    public async Task ManyAtOnce_OneTakesOver()
    {
        var claimed = await ClaimAsync();
        await ElapseAsync(Lease + TimeSpan.FromSeconds(1));

        var taken = await Task.WhenAll(
            Enumerable
                .Range(0, 50)
                .Select(i =>
                    Task.Run(() =>
                        Store.TransitionAsync(new TakeOver(claimed.Handle, $"owner-{i}", Lease), Token).AsTask()
                    )
                )
        );

        var winner = Assert.Single(taken, record => record is not null);
        Assert.Equal(2, winner!.Fence);
        Assert.Equal(2, (await AuditAsync(claimed.Id)).Count);
    }

    [Fact]
    public async Task LateCommitAgainstReRun_OneWins()
    {
        for (var round = 0; round < 20; round++)
        {
            var unknown = await UnknownAsync(Claim($"order-{round}"));

            var both = await Task.WhenAll(
                Task.Run(() => Store.TransitionAsync(CommitOf(unknown), Token).AsTask()),
                Task.Run(() => Store.TransitionAsync(new ReRun(unknown.Handle, "two", Lease), Token).AsTask())
            );

            Assert.Single(both, record => record is not null);
        }
    }
}
