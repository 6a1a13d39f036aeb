using Aegis.Approvals;
using Aegis.AspNetCore.Tests.Apps;
using Aegis.Ledger;
using Microsoft.Extensions.DependencyInjection;

namespace Aegis.AspNetCore.Tests;

/// <summary>What is asked for over the API, and what tools wait for: of the first, the answer is all.</summary>
public class QuestionTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task ApprovedRequestOfACaller_IsCommittedAtOnce_WhicheverWayItComes(bool isOverHttp)
    {
        await using var app = await TestApp.StartAsync(static options => options.AllowSignup = true);
        var account = await app.SignUpAsync();
        var agent = await app.AddKeyAsync(account.Key, "agent", "service", "ops:request ops:read");
        const string Body = """{"amount":250}""";
        var asked = await app.Client.AskAsync(Calls.Decide("approve", "order-1", body: Body, bearer: agent.Key));
        Assert.Equal("PENDING", asked.AssertAccepted()["state"]);
        var id = Guid.Parse(asked["request_id"]!);

        if (isOverHttp)
        {
            var decided = await app.Client.AskAsync(Calls.Decide("approve", "order-1", bearer: account.Key));
            Assert.Equal(("COMMITTED", "approved"), (decided.AssertAccepted()["state"], decided["decision"]));
        }
        else
        {
            var approvals = app.Services.GetRequiredService<IApprovals>().ForTenant(account.Tenant);
            var result = await approvals.ApproveAsync(id, new Decider("alice", DeciderKind.Human), "fine", Token);
            Assert.Equal(DecisionOutcome.Decided, result.Outcome);
        }

        var status = await app.Client.AskAsync(Calls.Get($"/api/v1/hitl/status/{id:n}", bearer: agent.Key));
        Assert.Equal(("COMMITTED", "approved"), (status.AssertOk()["state"], status["decision"]));
        var operation = await app.Ledger.FindAsync(account.Tenant, id, Token);
        Assert.Equal("""{"decision":"approved"}"""u8, operation!.Result!.Content.Span);
        var audit = await app.Ledger.ReadAuditAsync(account.Tenant, id, Token);
        Assert.Equal(["claim", "approve-and-commit"], audit.Select(static record => record.Action));
        Assert.Null(AuditChain.Verify(operation, audit));
        var again = await app.Client.AskAsync(Calls.Decide("approve", "order-1", body: Body, bearer: agent.Key));
        again.AssertProblem(409, "duplicate");
        Assert.Equal(("COMMITTED", "approved"), (again["state"], again["decision"]));
        var first = await app.Client.AskAsync(
            Calls.Decide("approve", "order-1", bearer: account.Key).With("Idempotency-Mode", "replay")
        );
        Assert.Equal("COMMITTED", first.AssertAccepted()["state"]);
    }

    [Fact]
    public async Task ToolsCall_HasToBeginAsSoonAsTheAppSays()
    {
        var validFor = TimeSpan.FromMinutes(2);
        await using var app = await TestApp.StartAsync(services: services =>
            services.AddApprovals(approvals => approvals.Configure(options => options.ValidFor = validFor))
        );
        var operation = await app.Ledger.AwaitApprovalAsync("key:charge_card:7");

        (await app.Client.AskAsync(Calls.Decide("approve", "key:charge_card:7"))).AssertAccepted();

        var approval = await app.Ledger.FindApprovalAsync("acme", operation.Id, Token);
        Assert.Equal((ApprovalStatus.Approved, validFor), (approval!.Status, approval.ValidUntil - approval.DecidedAt));
    }

    [Theory]
    [InlineData("approve", "key:refund:7")]
    [InlineData("reject", "run:r1:Cashier:refund:0")]
    [InlineData("approve", "sha256:00")]
    public async Task KeyOfATool_IsNotTakenBeforeTheTool(string verb, string key)
    {
        await using var app = await TestApp.StartAsync(static options => options.AllowSignup = true);
        var account = await app.SignUpAsync();
        var agent = await app.AddKeyAsync(account.Key, "agent", "service", "ops:request");

        var asked = await app.Client.AskAsync(Calls.Decide(verb, key, bearer: agent.Key));
        var decided = await app.Client.AskAsync(Calls.Decide(verb, key, bearer: account.Key));

        asked.AssertProblem(404, "key-reserved");
        decided.AssertProblem(404, "key-reserved");
        Assert.Contains("key:, run:, sha256:", asked["detail"], StringComparison.Ordinal);
        Assert.Null(await app.Ledger.FindByKeyAsync(account.Tenant, key, Token));
    }

    [Fact]
    public void PolicyOfAnApp_CanNotPassForTheApi() =>
        Assert.Throws<ArgumentException>(() =>
            new ServiceCollection().AddApprovals(static approvals =>
                approvals.For("hitl").Use("api", static _ => ApprovalVerdict.Ask)
            )
        );
}
