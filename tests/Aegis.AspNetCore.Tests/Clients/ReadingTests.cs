using Aegis.AspNetCore.Tests.Apps;
using Aegis.Client;
using Aegis.Ledger;
using Microsoft.Extensions.DependencyInjection;

namespace Aegis.AspNetCore.Tests.Clients;

/// <summary>What the typed client reads: statuses, decisions it waits for, lists and bills.</summary>
public class ReadingTests
{
    private static readonly Decider Alice = new("alice", DeciderKind.Human);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Status_KnowsEveryPhase()
    {
        await using var app = await TestApp.StartAsync();
        var client = app.NewClient();
        var claimed = await app.Ledger.ClaimAsync(Seeds.Claim("claimed"), Token);
        var awaiting = await app.Ledger.AwaitApprovalAsync("awaiting");
        var phases = new List<Client.OperationPhase?> { await PhaseAsync(claimed), await PhaseAsync(awaiting) };
        await app.Ledger.TransitionAsync(
            new OperationTransition.Approve(awaiting.Handle, Alice, TimeSpan.FromHours(1)),
            Token
        );
        phases.Add(await PhaseAsync(awaiting));
        await app.Ledger.TransitionAsync(
            new OperationTransition.Begin(claimed.Handle, "worker-1", TimeSpan.FromSeconds(30)),
            Token
        );
        phases.Add(await PhaseAsync(claimed));

        Assert.Equal(
            [
                Client.OperationPhase.Claimed,
                Client.OperationPhase.Awaiting,
                Client.OperationPhase.Approved,
                Client.OperationPhase.Executing,
            ],
            phases
        );

        async Task<Client.OperationPhase?> PhaseAsync(OperationRecord operation) =>
            (await client.GetStatusAsync($"acme.{operation.Id:n}", cancellationToken: Token)).EnsureSuccess().Phase;
    }

    [Fact]
    public async Task StatusOfNobody_IsAProblem()
    {
        await using var app = await TestApp.StartAsync();

        var result = await app.NewClient().GetStatusAsync($"{Guid.NewGuid():n}", cancellationToken: Token);

        Assert.False(result.IsSuccess);
        Assert.Equal("not-found", result.Problem?.Code);
    }

    [Theory]
    [InlineData("approve", true)]
    [InlineData("reject", false)]
    public async Task Wait_EndsWhenAnotherDecides(string action, bool isApproved)
    {
        await using var app = await TestApp.StartAsync();
        var operation = await app.Ledger.AwaitApprovalAsync("order-1");
        using var seen = new SeenHandler();
        var waiting = app.NewClient(seen)
            .WaitForDecisionAsync($"acme.{operation.Id:n}", TimeSpan.FromMinutes(1), cancellationToken: Token);
        await seen.Sent;
        Assert.False(waiting.IsCompleted);

        (await app.NewClient().ExecuteAsync(action, "order-1", cancellationToken: Token)).EnsureSuccess();

        var decided = Assert.IsType<WaitOutcome.Decided>(await waiting);
        Assert.Equal(isApproved, decided.IsApproved);
        Assert.Equal(decided.Status!.DecidedAt, decided.DecidedAt);
        Assert.NotNull(decided.DecidedBy);
    }

    [Fact]
    public async Task Wait_ForWhatWasTakenBack_Lapses()
    {
        await using var app = await TestApp.StartAsync();
        var operation = await app.Ledger.AwaitApprovalAsync("order-1");
        await app.Ledger.TransitionAsync(
            new OperationTransition.CancelApproval(operation.Handle, "billing-agent", TimeSpan.FromHours(1)),
            Token
        );

        var outcome = await app.NewClient()
            .WaitForDecisionAsync($"acme.{operation.Id:n}", TimeSpan.FromMinutes(1), cancellationToken: Token);

        Assert.IsType<WaitOutcome.Lapsed>(outcome);
        Assert.Equal("cancelled", outcome.Status!.Failure);
    }

    [Fact]
    public async Task Wait_ForNothing_IsRefused()
    {
        await using var app = await TestApp.StartAsync();

        var outcome = await app.NewClient()
            .WaitForDecisionAsync($"{Guid.NewGuid():n}", TimeSpan.FromMinutes(1), cancellationToken: Token);

        Assert.Equal("not-found", Assert.IsType<WaitOutcome.Refused>(outcome).Problem?.Code);
    }

    [Fact]
    public async Task Usage_AndPlans_AreReadInFull()
    {
        await using var app = await TestApp.StartAsync(static options => options.AllowSignup = true);
        var account = await app.SignUpAsync();
        var client = app.NewClient(account.Key);
        (await client.ApproveAsync("order-1", cancellationToken: Token)).EnsureSuccess();

        var usage = (await client.GetUsageAsync(cancellationToken: Token)).EnsureSuccess();
        var plans = (await client.GetPlansAsync(Token)).EnsureSuccess();
        var anonymous = (await app.NewClient().GetUsageAsync(cancellationToken: Token)).EnsureSuccess();

        Assert.Equal((account.Tenant, "free", 1L, 100L), (usage.TenantId, usage.Plan, usage.Used, usage.Quota));
        Assert.True(usage.ResetsAt > DateTimeOffset.UtcNow);
        Assert.Null(usage.More);
        Assert.Equal(("free", 100L), (plans[0].Id, plans[0].Quota));
        Assert.All(
            plans,
            static plan =>
            {
                Assert.NotNull(plan.PricePerEvent);
                Assert.Equal(3, plan.Currency?.Length);
                Assert.InRange(plan.LiveKeys ?? 0, 1, 1000);
                Assert.Null(plan.More);
            }
        );
        Assert.Equal(("acme", null, null), (anonymous.TenantId, anonymous.Plan, anonymous.Quota));
    }
}
