using static Aegis.Ledger.OperationTransition;

namespace Aegis.Ledger.Tests.Engine;

public sealed class ApprovalTests
{
    private static readonly Decider Alice = new("alice", DeciderKind.Human);

    private static readonly LedgerAction Asked = Desk.Pay() with
    {
        Approval = new ApprovalRequest
        {
            Policy = "payments",
            RequestedBy = "agent",
            Payload = """{"amount":12}""",
        },
    };

    private readonly Desk desk = new();

    [Fact]
    public async Task Approved_Runs()
    {
        var paid = desk.PayAsync(Asked).AsTask();
        var operation = await desk.OperationAsync();
        Assert.Equal((OperationPhase.AwaitingApproval, 0), (operation.Phase, desk.Calls));

        await desk.Store.TransitionAsync(new Approve(operation.Handle, Alice, TimeSpan.FromMinutes(15)), Desk.Token);

        Assert.Equal("receipt 1", await desk.Clock.RunAsync(paid));
        Assert.Equal(
            ["claim", "approve", "begin-approved", "commit"],
            (await desk.Store.ReadAuditAsync("default", operation.Id, Desk.Token)).Select(record => record.Action)
        );
    }

    [Fact]
    public async Task Rejected_NeverRuns()
    {
        var paid = desk.PayAsync(Asked).AsTask();
        var operation = await desk.OperationAsync();

        await desk.Store.TransitionAsync(
            new Reject(operation.Handle, Alice, TimeSpan.FromHours(1)) { Reason = "too much" },
            Desk.Token
        );

        var error = await Assert.ThrowsAsync<OperationFailedException>(async () => await desk.Clock.RunAsync(paid));
        Assert.Equal(FailureKind.Rejected, error.Kind);
        Assert.Contains("too much", error.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<OperationFailedException>(async () => await desk.PayAsync(Asked));
        Assert.Equal(0, desk.Calls);
    }

    [Fact]
    public async Task NobodyAnswers_MeansNo()
    {
        var paid = desk.PayAsync(Asked).AsTask();
        desk.Clock.Advance(TimeSpan.FromHours(1));

        var error = await Assert.ThrowsAsync<OperationFailedException>(async () => await desk.Clock.RunAsync(paid));

        Assert.Equal((FailureKind.ApprovalExpired, 0), (error.Kind, desk.Calls));
    }

    [Fact]
    public async Task CallerInAHurry_AsksAgainLater()
    {
        var hurried = Asked with { ApprovalWait = TimeSpan.Zero };
        var error = await Assert.ThrowsAsync<ApprovalPendingException>(async () => await desk.PayAsync(hurried));

        await desk.Store.TransitionAsync(
            new Approve(error.Operation!.Handle, Alice, TimeSpan.FromMinutes(15)),
            Desk.Token
        );

        Assert.Equal("receipt 1", await desk.PayAsync(hurried));
    }

    [Fact]
    public async Task Retry_AsksAgain()
    {
        var paid = desk.PayAsync(Asked, (_, _) => throw new DefinitelyNotExecutedException("no")).AsTask();
        var operation = await desk.OperationAsync();
        await desk.Store.TransitionAsync(new Approve(operation.Handle, Alice, TimeSpan.FromMinutes(15)), Desk.Token);
        await Assert.ThrowsAsync<DefinitelyNotExecutedException>(async () => await desk.Clock.RunAsync(paid));

        await Assert.ThrowsAsync<ApprovalPendingException>(async () =>
            await desk.PayAsync(Asked with { ApprovalWait = TimeSpan.Zero })
        );

        Assert.Equal(0, desk.Calls);
    }
}
