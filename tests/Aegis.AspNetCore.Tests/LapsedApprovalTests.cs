using Aegis.AspNetCore.Tests.Apps;
using Aegis.AspNetCore.Tests.Clients;
using Aegis.Client;
using Aegis.Ledger;
using OperationState = Aegis.Ledger.OperationState;

namespace Aegis.AspNetCore.Tests;

/// <summary>A yes that does not hold any more does not read as one.</summary>
public class LapsedApprovalTests
{
    private static readonly Decider Alice = new("alice", DeciderKind.Human);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<bool, string, string, Type, LapseCause> Ends { get; } =
        new()
        {
            { false, "approval_expired", "approval-expired", typeof(DecisionOutcome.Expired), LapseCause.Expired },
            { true, "cancelled", "request-cancelled", typeof(DecisionOutcome.Cancelled), LapseCause.Cancelled },
        };

    [Theory]
    [MemberData(nameof(Ends))]
    public async Task ApprovedAndLapsed_IsNoApproval(
        bool isCancelled,
        string failure,
        string problem,
        Type outcome,
        LapseCause cause
    )
    {
        await using var app = await TestApp.StartAsync();
        var operation = await ApprovedAsync(app);
        if (isCancelled)
        {
            var step = new OperationTransition.CancelApproval(operation.Handle, "agent", TimeSpan.FromHours(1));
            Assert.NotNull(await app.Ledger.TransitionAsync(step, Token));
        }

        var status = (await app.Client.AskAsync(Calls.Get($"/api/v1/hitl/status/{operation.Id:n}"))).AssertOk();
        var again = await app.Client.AskAsync(Calls.Decide("approve", "order-1"));
        var replayed = await app.Client.AskAsync(Calls.Decide("approve", "order-1").With("Idempotency-Mode", "replay"));
        var client = app.NewClient();
        var decision = await client.ApproveAsync("order-1", cancellationToken: Token);
        var waited = await client.WaitForDecisionAsync(status["request_id"]!, TimeSpan.Zero, cancellationToken: Token);

        Assert.Equal(("FAILED", failure, "approved"), (status["state"], status["failure"], status["decision"]));
        again.AssertProblem(409, problem);
        Assert.Equal(("approved", "alice", "FAILED"), (again["decision"], again["decided_by"], again["state"]));
        replayed.AssertProblem(409, problem);
        Assert.IsType(outcome, decision);
        Assert.False(decision.IsSuccess);
        Assert.False(waited.IsApproved);
        var lapsed = Assert.IsType<WaitOutcome.Lapsed>(waited);
        Assert.Equal((cause, Decision.Approved), (lapsed.Cause, lapsed.FormerDecision));
    }

    [Fact]
    public async Task RepeatedApproval_EndsWhatIsOver_WithoutAnybodyElse()
    {
        await using var app = await TestApp.StartAsync();
        var operation = await ApprovedAsync(app);

        (await app.Client.AskAsync(Calls.Decide("approve", "order-1"))).AssertProblem(409, "approval-expired");
        (await app.Client.AskAsync(Calls.Decide("reject", "order-1"))).AssertProblem(409, "approval-expired");

        var ended = await app.Ledger.FindAsync("acme", operation.Id, Token);
        Assert.Equal((OperationState.Failed, FailureKind.ApprovalExpired), (ended!.State, ended.Failure!.Kind));
    }

    [Fact]
    public async Task WithdrawnBeforeADecision_IsNotDecidedTheSame()
    {
        await using var app = await TestApp.StartAsync();
        var waiting = await app.Ledger.AwaitApprovalAsync("order-1");
        var step = new OperationTransition.CancelApproval(waiting.Handle, "agent", TimeSpan.FromHours(1));
        Assert.NotNull(await app.Ledger.TransitionAsync(step, Token));

        var outcome = await app.NewClient().ApproveAsync("order-1", cancellationToken: Token);

        Assert.Null(Assert.IsType<DecisionOutcome.Cancelled>(outcome).FormerDecision);
    }

    [Fact]
    public async Task ApprovedAndStillGood_IsAnApproval()
    {
        await using var app = await TestApp.StartAsync();
        var operation = await ApprovedAsync(app, TimeSpan.FromHours(1));

        var status = (await app.Client.AskAsync(Calls.Get($"/api/v1/hitl/status/{operation.Id:n}"))).AssertOk();
        var outcome = await app.NewClient().ApproveAsync("order-1", cancellationToken: Token);

        Assert.Equal(("PENDING", "approved"), (status["state"], status["phase"]));
        Assert.IsType<DecisionOutcome.AlreadyDecided>(outcome);
    }

    private static async Task<OperationRecord> ApprovedAsync(TestApp app, TimeSpan validFor = default)
    {
        var waiting = await app.Ledger.AwaitApprovalAsync("order-1");
        var approve = new OperationTransition.Approve(waiting.Handle, Alice, validFor);
        return (await app.Ledger.TransitionAsync(approve, Token))!;
    }
}
