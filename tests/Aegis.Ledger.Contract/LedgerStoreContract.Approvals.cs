using static Aegis.Ledger.OperationTransition;

namespace Aegis.Ledger.Contract;

// no answer means no, and a yes counts once
public abstract partial class LedgerStoreContract
{
    private ValueTask<OperationRecord> AwaitingAsync(string key = "order-7") =>
        ClaimAsync(Claim(key) with { Approval = Approval });

    private async ValueTask<OperationRecord> ApprovedAsync() =>
        await ApplyAsync(new Approve((await AwaitingAsync()).Handle, Alice, Hour) { Reason = "fine" });

    private async ValueTask<ApprovalRecord> ApprovalOfAsync(OperationRecord operation) =>
        (await Store.FindApprovalAsync(Tenant, operation.Id, Token))!;

    [Fact]
    public async Task ClaimWithApproval_Waits()
    {
        var waiting = await AwaitingAsync();

        Assert.Equal((OperationState.Pending, OperationPhase.AwaitingApproval), (waiting.State, waiting.Phase));
        Assert.Null(waiting.Owner);
        Assert.Null(waiting.LeaseLeft);
        var approval = await ApprovalOfAsync(waiting);
        Assert.Equal(Approval, approval.Request);
        Assert.Equal(ApprovalStatus.Requested, approval.Status);
        Assert.Equal(
            (waiting.Handle, waiting.Operation, waiting.Thread, waiting.Fingerprint),
            (approval.Operation, approval.OperationName, approval.Thread, approval.Fingerprint)
        );
        Assert.Equal(approval.RequestedAt + Hour, approval.DecideBy);
        Assert.Null(approval.Decider);
        Assert.Null(approval.DecidedAt ?? approval.ValidUntil);
        await RefusesAsync(new Begin(waiting.Handle, "one", Lease));
        await RefusesAsync(new TakeOver(waiting.Handle, "two", Lease));
        await RefusesAsync(new BeginApproved(waiting.Handle, "one", Lease, waiting.Fingerprint));
    }

    [Fact]
    public async Task Approved_BeginsOnce()
    {
        var approved = await ApprovedAsync();
        Assert.Equal((OperationPhase.Approved, 1L), (approved.Phase, approved.Fence));
        var approval = await ApprovalOfAsync(approved);
        Assert.Equal((ApprovalStatus.Approved, Alice, "fine"), (approval.Status, approval.Decider!, approval.Reason!));
        Assert.Equal(approval.DecidedAt + Hour, approval.ValidUntil);

        var begun = await ApplyAsync(new BeginApproved(approved.Handle, "two", Lease, approved.Fingerprint));

        Assert.Equal((OperationPhase.Executing, "two"), (begun.Phase, begun.Owner!));
        Assert.NotNull(begun.ExecutingAt);
        Assert.Equal(ApprovalStatus.Consumed, (await ApprovalOfAsync(begun)).Status);
        await RefusesAsync(new BeginApproved(approved.Handle, "one", Lease, approved.Fingerprint));
        await ApplyAsync(CommitOf(begun, "two"));
    }

    [Fact]
    public async Task Approved_IsForThisFingerprintAlone()
    {
        var approved = await ApprovedAsync();

        await RefusesAsync(new BeginApproved(approved.Handle, "one", Lease, PrintOf(2)));

        Assert.Equal(ApprovalStatus.Approved, (await ApprovalOfAsync(approved)).Status);
    }

    [Fact]
    public async Task Approved_IsOverInTime()
    {
        var approved = await ApprovedAsync();
        await RefusesAsync(new ExpireApproval(approved.Handle, "recovery", Hour));
        await ElapseAsync(Hour + TimeSpan.FromSeconds(1));

        await RefusesAsync(new BeginApproved(approved.Handle, "one", Lease, approved.Fingerprint));
        var expired = await ApplyAsync(new ExpireApproval(approved.Handle, "recovery", Hour));

        AssertEnded(expired, OperationState.Failed);
        Assert.Equal(ApprovalStatus.Expired, (await ApprovalOfAsync(expired)).Status);
    }

    [Fact]
    public async Task Rejected_NeverBegins()
    {
        var waiting = await AwaitingAsync();

        var rejected = await ApplyAsync(new Reject(waiting.Handle, Alice, Hour) { Reason = "too much" });

        AssertEnded(rejected, OperationState.Failed);
        Assert.Equal(new OperationFailure(FailureKind.Rejected, "too much", isRetryable: false), rejected.Failure);
        var approval = await ApprovalOfAsync(rejected);
        Assert.Equal(
            (ApprovalStatus.Rejected, "too much", Alice),
            (approval.Status, approval.Reason!, approval.Decider!)
        );
        Assert.NotNull(approval.DecidedAt);
        await RefusesAsync(new Approve(waiting.Handle, Alice, Hour));
        await RefusesAsync(new BeginApproved(waiting.Handle, "one", Lease, waiting.Fingerprint));
        await RefusesAsync(new Retry(waiting.Handle, "one", Lease, 5));
    }

    [Fact]
    public async Task Requester_CanNotDecide()
    {
        var waiting = await AwaitingAsync();
        var requester = new Decider("agent", DeciderKind.Human);

        await RefusesAsync(new Approve(waiting.Handle, requester, Hour));
        await RefusesAsync(new Reject(waiting.Handle, requester, Hour));
    }

    [Fact]
    public async Task NoAnswerInTime_MeansNo()
    {
        var waiting = await AwaitingAsync();
        await RefusesAsync(new ExpireApproval(waiting.Handle, "recovery", Hour));
        await ElapseAsync(Hour + TimeSpan.FromSeconds(1));

        await RefusesAsync(new Approve(waiting.Handle, Alice, Hour));
        await RefusesAsync(new Reject(waiting.Handle, Alice, Hour));
        var expired = await ApplyAsync(new ExpireApproval(waiting.Handle, "recovery", Hour));

        AssertEnded(expired, OperationState.Failed);
        Assert.Equal(FailureKind.ApprovalExpired, expired.Failure!.Kind);
        Assert.False(expired.Failure.IsRetryable);
        Assert.Equal(ApprovalStatus.Expired, (await ApprovalOfAsync(expired)).Status);
    }

    [Fact]
    public async Task Cancelled_MayBeAskedAgain()
    {
        var waiting = await AwaitingAsync();

        var cancelled = await ApplyAsync(new CancelApproval(waiting.Handle, "agent", Hour));

        AssertEnded(cancelled, OperationState.Failed);
        Assert.Equal(ApprovalStatus.Cancelled, (await ApprovalOfAsync(cancelled)).Status);
        await RefusesAsync(new Approve(waiting.Handle, Alice, Hour));
        await ApplyAsync(new Retry(cancelled.Handle, "one", Lease, 5) { Approval = Approval });
    }

    [Fact]
    public async Task ManyDecisionsAtOnce_TheFirstWins()
    {
        for (var round = 0; round < 10; round++)
        {
            var waiting = await AwaitingAsync($"order-{round}");
            OperationTransition Decision(int i) =>
                i % 2 == 0
                    ? new Approve(waiting.Handle, new Decider($"p{i}", DeciderKind.Human), Hour)
                    : new Reject(waiting.Handle, new Decider($"p{i}", DeciderKind.Human), Hour);

            var decided = await Task.WhenAll(
                Enumerable.Range(0, 20).Select(i => Task.Run(() => Store.TransitionAsync(Decision(i), Token).AsTask()))
            );

            var winner = Assert.Single(decided, record => record is not null);
            var approval = await ApprovalOfAsync(waiting);
            Assert.Equal(
                winner!.Phase == OperationPhase.Approved ? ApprovalStatus.Approved : ApprovalStatus.Rejected,
                approval.Status
            );
            Assert.Equal(2, (await AuditAsync(waiting.Id)).Count);
        }
    }

    [Fact]
    public async Task Pending_IsListedInPages()
    {
        var waiting = new List<OperationRecord>();
        for (var i = 0; i < 5; i++)
        {
            waiting.Add(await AwaitingAsync($"order-{i}"));
            await ElapseAsync(TimeSpan.FromSeconds(i % 2));
        }

        await ClaimAsync(Claim("other") with { Tenant = "globex", Approval = Approval });
        await ApplyAsync(new Reject(waiting[2].Handle, Alice, Hour));
        var seen = new List<Guid>();
        ApprovalCursor? after = null;
        while (await Store.ListPendingApprovalsAsync(Tenant, after, 2, Token) is { Count: > 0 } page)
        {
            Assert.InRange(page.Count, 1, 2);
            seen.AddRange(page.Select(approval => approval.Operation.Id));
            after = new ApprovalCursor(page[^1].RequestedAt, page[^1].Operation.Id);
        }

        waiting.RemoveAt(2);
        Assert.Equal(waiting.Select(operation => operation.Id).Order(), seen.Order());
        await ElapseAsync(2 * Hour);
        Assert.Empty(await Store.ListPendingApprovalsAsync(Tenant, after: null, 10, Token));
    }
}
