using Aegis.AspNetCore.Tests.Apps;
using Aegis.Client;

namespace Aegis.AspNetCore.Tests.Clients;

/// <summary>What the typed client makes of the server's answers to decisions.</summary>
public class DecidingTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("approve", Decision.Approved, OperationState.Committed)]
    [InlineData("reject", Decision.Rejected, OperationState.Failed)]
    public async Task NewDecision_IsAccepted_AndRepeatedIsDecidedAlready(
        string action,
        Decision decision,
        OperationState state
    )
    {
        await using var app = await TestApp.StartAsync();
        var client = app.NewClient();
        var payload = Payload.Of(new { amount = 120.50m, to = "Zoë" });

        var first = await client.ExecuteAsync(action, "order-1", payload, cancellationToken: Token);
        var again = await client.ExecuteAsync(action, "order-1", payload, cancellationToken: Token);

        var accepted = Assert.IsType<DecisionOutcome.Accepted>(first);
        Assert.Equal((decision, state), (accepted.Decision, accepted.State));
        var decided = Assert.IsType<DecisionOutcome.AlreadyDecided>(again);
        Assert.Equal((decision, state), (decided.Decision, decided.State));
        Assert.Equal(accepted.RequestId, decided.RequestId);
        Assert.Equal((1, 1), (first.Attempts, again.Attempts));
        var status = (await client.GetStatusAsync(accepted.RequestId!, cancellationToken: Token)).EnsureSuccess();
        Assert.Equal((accepted.RequestId, decision, state), (status.RequestId, status.Decision, status.State));
        Assert.NotNull(decided.DecidedBy);
        Assert.Equal((status.DecidedBy, status.DecidedAt), (decided.DecidedBy, decided.DecidedAt));
    }

    [Fact]
    public async Task LostAnswer_IsAskedForAgain_AndSuccess()
    {
        await using var app = await TestApp.StartAsync();
        using var network = new LossyHandler();

        var outcome = await app.NewClient(network).ApproveAsync("order-1", cancellationToken: Token);

        Assert.Equal([202], network.Lost);
        var decided = Assert.IsType<DecisionOutcome.AlreadyDecided>(outcome);
        Assert.True(outcome.IsSuccess);
        Assert.Equal((Decision.Approved, 2), (decided.Decision, decided.Attempts));
    }

    [Fact]
    public async Task OppositeDecision_SaysWhoWasFirst_AndWhen()
    {
        await using var app = await TestApp.StartAsync(static options => options.AllowSignup = true);
        var account = await app.SignUpAsync();
        var alice = await app.AddKeyAsync(account.Key, "alice", "person", "hitl:decide ops:read");
        var first = await app.NewClient(alice.Key).RejectAsync("order-1", cancellationToken: Token);

        var outcome = await app.NewClient(account.Key).ApproveAsync("order-1", cancellationToken: Token);

        var contrary = Assert.IsType<DecisionOutcome.Contrary>(outcome);
        Assert.Equal((Decision.Rejected, "alice"), (contrary.Decision, contrary.DecidedBy));
        Assert.Equal(first.RequestId, contrary.RequestId);
        var status = await app.NewClient(alice.Key).GetStatusAsync(first.RequestId!, cancellationToken: Token);
        Assert.Equal(status.EnsureSuccess().DecidedAt, contrary.DecidedAt);
    }

    [Fact]
    public async Task RequestOfAnAgent_IsDecidedByAnother_AndNotByItself()
    {
        await using var app = await TestApp.StartAsync(static options => options.AllowSignup = true);
        var account = await app.SignUpAsync();
        var agent = app.NewClient((await app.AddKeyAsync(account.Key, "agent", "service", "ops:request ops:read")).Key);
        var payload = Payload.Of(new { amount = 250 });
        var asked = Assert.IsType<DecisionOutcome.Accepted>(
            await agent.ApproveAsync("order-1", payload, cancellationToken: Token)
        );

        var again = await agent.ApproveAsync("order-1", payload, cancellationToken: Token);
        var decided = await app.NewClient(account.Key).ApproveAsync("order-1", cancellationToken: Token);
        var after = await agent.ApproveAsync("order-1", payload, cancellationToken: Token);

        Assert.Equal((null, OperationState.Pending), (asked.Decision, asked.State));
        Assert.NotNull(asked.DecideBy);
        var waits = Assert.IsType<DecisionOutcome.InProgress>(again);
        Assert.Equal((OperationPhase.Awaiting, asked.RequestId), (waits.Phase, waits.RequestId));
        // whoever waits for people does not repeat the question in a loop
        Assert.Equal(1, waits.Attempts);
        Assert.Equal(Decision.Approved, Assert.IsType<DecisionOutcome.Accepted>(decided).Decision);
        Assert.Equal("owner", Assert.IsType<DecisionOutcome.AlreadyDecided>(after).DecidedBy);
    }
}
