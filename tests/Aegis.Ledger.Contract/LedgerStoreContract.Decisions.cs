using static Aegis.Ledger.OperationTransition;

namespace Aegis.Ledger.Contract;

// asked and decided at once
public abstract partial class LedgerStoreContract
{
    [Fact]
    public async Task ClaimThatIsAllowedAtOnce_IsCommitted_WithEveryStepOfIt()
    {
        var claim = Decided(new ClaimDecision.Allow(Alice, Paid, Hour, 2 * Hour) { Reason = "fine" });

        var done = await ClaimAsync(claim);

        AssertEnded(done, OperationState.Committed);
        Assert.Equal((claim.Id, Paid, 1L), (done.Id, done.Result, done.Fence));
        var approval = await ApprovalOfAsync(done);
        Assert.Equal(
            (ApprovalStatus.Consumed, Alice, "fine", "agent"),
            (approval.Status, approval.Decider, approval.Reason, approval.Request.RequestedBy)
        );
        var audit = await AuditAsync(claim.Id);
        Assert.Equal(
            ["claim one", "approve alice", "begin-approved one", "commit one"],
            audit.Select(record => $"{record.Action} {record.Actor}")
        );
        Assert.Null(AuditChain.Verify(done, audit));
        Assert.Null(AuditChain.Verify(await FindAsync(done.Id), audit));
        Assert.Empty(await Store.ListPendingApprovalsAsync(Tenant, null, 10, Token));
    }

    [Fact]
    public async Task ClaimThatIsDeniedAtOnce_IsRejected()
    {
        var claim = Decided(new ClaimDecision.Deny(Alice, Hour) { Reason = "no" });

        var done = await ClaimAsync(claim);

        AssertEnded(done, OperationState.Failed);
        Assert.Equal(
            (FailureKind.Rejected, "no", false),
            (done.Failure!.Kind, done.Failure.Message, done.Failure.IsRetryable)
        );
        Assert.Equal(ApprovalStatus.Rejected, (await ApprovalOfAsync(done)).Status);
        var audit = await AuditAsync(claim.Id);
        Assert.Equal(["claim", "reject"], audit.Select(static record => record.Action));
        Assert.Null(AuditChain.Verify(done, audit));
    }

    [Fact]
    public async Task SecondDecision_FindsTheFirst()
    {
        var first = await ClaimAsync(Decided(new ClaimDecision.Deny(Alice, Hour)));

        var second = await ClaimAsync(Decided(new ClaimDecision.Allow(Alice, Paid, Hour, Hour)));

        Assert.Equal((first.Id, OperationState.Failed), (second.Id, second.State));
        Assert.Equal(2, (await AuditAsync(first.Id)).Count);
    }

    [Fact]
    public async Task ManyDecisionsAtOnce_AreOne()
    {
        var records = await Task.WhenAll(
            Enumerable
                .Range(0, 50)
                .Select(i =>
                    Task.Run(() =>
                        ClaimAsync(
                                Decided(
                                    i % 2 == 0
                                        ? new ClaimDecision.Allow(Alice, Paid, Hour, Hour)
                                        : new ClaimDecision.Deny(Alice, Hour)
                                )
                            )
                            .AsTask()
                    )
                )
        );

        var one = Assert.Single(records.Select(record => (record.Id, record.State)).Distinct());
        Assert.Null(AuditChain.Verify(await FindAsync(one.Id), await AuditAsync(one.Id)));
    }

    [Fact]
    public async Task DecisionOfOnesOwn_IsRefused()
    {
        var own = Decided(new ClaimDecision.Deny(new Decider("agent", DeciderKind.Human), Hour));

        await Assert.ThrowsAsync<ArgumentException>(() => ClaimAsync(own).AsTask());
        await Assert.ThrowsAsync<ArgumentException>(() => ClaimAsync(own with { Approval = null }).AsTask());

        Assert.Null(await FindAsync(own.Id));
    }

    [Fact]
    public async Task ApprovedAsDone_IsCommittedAtOnce()
    {
        var waiting = await AwaitingAsync();
        await RefusesAsync(AsDone(waiting, new Decider("agent", DeciderKind.Human)));

        var done = await ApplyAsync(AsDone(waiting, Alice));

        AssertEnded(done, OperationState.Committed);
        Assert.Equal((Paid, 1L, done.FinishedAt + Hour), (done.Result, done.Fence, done.ResultExpiresAt));
        Assert.Equal(done.FinishedAt + (3 * Hour), done.ExpiresAt);
        var approval = await ApprovalOfAsync(done);
        Assert.Equal(
            (ApprovalStatus.Consumed, Alice, "fine", done.FinishedAt),
            (approval.Status, approval.Decider, approval.Reason, approval.DecidedAt)
        );
        var audit = await AuditAsync(done.Id);
        Assert.Equal(
            ["claim one", "approve-and-commit alice"],
            audit.Select(record => $"{record.Action} {record.Actor}")
        );
        Assert.Null(AuditChain.Verify(await FindAsync(done.Id), audit));
        Assert.Empty(await Store.ListPendingApprovalsAsync(Tenant, null, 10, Token));
        await RefusesAsync(AsDone(waiting, new Decider("bob", DeciderKind.Human)));
        await RefusesAsync(new Reject(waiting.Handle, Alice, Hour));
        await RefusesAsync(new CancelApproval(waiting.Handle, "agent", Hour));
    }

    [Fact]
    public async Task ApprovedAsDone_NeedsARequestThatWaits()
    {
        var claimed = await ClaimAsync(Claim("claimed"));
        await RefusesAsync(AsDone(claimed, Alice));

        var approved = await ApprovedAsync();
        await RefusesAsync(AsDone(approved, Alice));

        var late = await AwaitingAsync("late");
        await ElapseAsync(Hour + TimeSpan.FromSeconds(1));
        await RefusesAsync(AsDone(late, Alice));
    }

    [Fact]
    public async Task ApprovedAsDoneByManyAtOnce_IsDoneByOne()
    {
        var waiting = await AwaitingAsync();

        var decided = await Task.WhenAll(
            Enumerable
                .Range(0, 20)
                .Select(i => new Decider($"p{i}", DeciderKind.Human))
                .Select(by => Task.Run(() => Store.TransitionAsync(AsDone(waiting, by), Token).AsTask()))
        );

        Assert.Single(decided, record => record is not null);
        Assert.Equal(2, (await AuditAsync(waiting.Id)).Count);
    }

    private static ApproveAndCommit AsDone(OperationRecord waiting, Decider by) =>
        new(waiting.Handle, by, Paid, Hour, 2 * Hour) { Reason = "fine" };

    private static OperationClaim Decided(ClaimDecision decision) =>
        Claim() with
        {
            Approval = Approval with { DecideWithin = TimeSpan.Zero },
            Decision = decision,
        };
}
