using static Aegis.Ledger.OperationTransition;

namespace Aegis.Ledger.Contract;

// every step leaves a record, and the records hold together
public abstract partial class LedgerStoreContract
{
    [Fact]
    public async Task Audit_TellsEveryStep()
    {
        var waiting = await AwaitingAsync();
        var approved = await ApplyAsync(new Approve(waiting.Handle, Alice, Hour) { Reason = "fine" });
        var begun = await ApplyAsync(new BeginApproved(approved.Handle, "one", Lease, approved.Fingerprint));
        var failed = await ApplyAsync(new Fail(begun.Handle, "one", Refused, Hour));
        var again = await ApplyAsync(new Retry(failed.Handle, "two", Lease, 5));
        await ElapseAsync(Lease + TimeSpan.FromSeconds(1));
        var taken = await ApplyAsync(new TakeOver(again.Handle, "three", Lease));
        var second = await BeginAsync(taken, "three");
        var unknown = await ApplyAsync(new MarkUnknown(second.Handle, "three", TimedOut, OnlyIfLeaseIsOver: false));
        var third = await ApplyAsync(new ReRun(unknown.Handle, "four", Lease));
        await ApplyAsync(new NoteLate(unknown.Handle, "three", "it was paid"));
        await ApplyAsync(CommitOf(third, "four"));

        var audit = await AuditAsync(waiting.Id);

        Assert.Equal(
            [
                "claim one 1",
                "approve alice 1",
                "begin-approved one 1",
                "fail one 1",
                "retry two 2",
                "take-over three 3",
                "begin three 3",
                "unknown three 3",
                "re-run four 4",
                "late-result three 4",
                "commit four 4",
            ],
            audit.Select(record => $"{record.Action} {record.Actor} {record.Fence}")
        );
        Assert.Null(AuditChain.Verify(await FindAsync(waiting.Id), audit));
    }

    [Fact]
    public async Task Audit_WithoutItsLastRecords_DoesNotVerify()
    {
        var committed = await CommittedAsync();
        var audit = await AuditAsync(committed.Id);

        Assert.NotNull(AuditChain.Verify(committed, [.. audit.SkipLast(1)]));
        Assert.NotNull(AuditChain.Verify(committed with { Result = Result("{}") }, audit));
        Assert.NotNull(AuditChain.Verify(committed with { Key = "order-8" }, audit));
    }

    [Fact]
    public async Task Audit_OfManyStepsAtOnce_HasNoGaps()
    {
        var claimed = await ClaimAsync();
        var begun = await BeginAsync(claimed);
        var unknown = await ApplyAsync(new MarkUnknown(begun.Handle, "one", TimedOut, OnlyIfLeaseIsOver: false));
        await ApplyAsync(new ReRun(unknown.Handle, "two", Lease));

        await Task.WhenAll(
            Enumerable
                .Range(0, 30)
                .Select(i =>
                    Task.Run(() => Store.TransitionAsync(new NoteLate(unknown.Handle, "one", $"{i}"), Token).AsTask())
                )
        );

        var audit = await AuditAsync(claimed.Id);
        Assert.Equal(34, audit.Count);
        Assert.Null(AuditChain.Verify(await FindAsync(claimed.Id), audit));
    }

    [Fact]
    public async Task Audit_OfHostileText_IsKeptAsItIs()
    {
        var waiting = await AwaitingAsync();
        var reason = "'; DROP TABLE audit; -- \u202E \n \t \u0001 🙈";

        var rejected = await ApplyAsync(new Reject(waiting.Handle, Alice, Hour) { Reason = reason });

        Assert.Equal(reason, rejected.Failure!.Message);
        Assert.Equal(reason, (await ApprovalOfAsync(waiting)).Reason);
        Assert.Null(AuditChain.Verify(rejected, await AuditAsync(waiting.Id)));
    }
}
