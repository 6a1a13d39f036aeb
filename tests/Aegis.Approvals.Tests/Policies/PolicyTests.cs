using System.Text.Json;
using Aegis.Ledger;

namespace Aegis.Approvals.Tests.Policies;

public sealed class PolicyTests
{
    [Theory]
    [InlineData("""{"amount":99.99}""", true)]
    [InlineData("""{"amount":0}""", true)]
    [InlineData("""{"amount":99.999999999999999999999999}""", true)]
    [InlineData("""{"amount":9.9e1}""", true)]
    [InlineData("""{"amount":100}""", false)]
    [InlineData("""{"amount":100.00}""", false)]
    [InlineData("""{"amount":100.0000000000000000000000000000000001}""", false)]
    [InlineData("""{"amount":99.99999999999999999999999999999999}""", false)]
    [InlineData("""{"amount":1e40}""", false)]
    [InlineData("""{"amount":1e400}""", false)]
    [InlineData("""{"amount":-1}""", false)]
    [InlineData("""{"amount":"5"}""", false)]
    [InlineData("""{"amount":null}""", false)]
    [InlineData("""{"amount":[5]}""", false)]
    [InlineData("""{"Amount":5}""", false)]
    [InlineData("{}", false)]
    public async Task AutoApproveBelow_IsExact_AndAsksWhenInDoubt(string arguments, bool isAllowed)
    {
        var verdict = await JudgeAsync(ApprovalPolicies.AutoApproveBelow("amount", 100m), arguments);

        Assert.Equal(isAllowed ? ApprovalVerdict.Allow : ApprovalVerdict.Ask, verdict);
    }

    [Fact]
    public async Task First_IsTheFirstThatDecides()
    {
        var policy = ApprovalPolicies.First(
            ApprovalPolicies.Ask,
            ApprovalPolicies.AutoApproveBelow("amount", 10m),
            ApprovalPolicies.Deny("too much")
        );

        var small = await JudgeAsync(policy, """{"amount":9}""");
        var large = await JudgeAsync(policy, """{"amount":10}""");

        Assert.Equal(("auto-approve-below(amount, 10)", VerdictKind.Allow), (small.By, small.Kind));
        Assert.Equal(("deny", "too much"), (large.By, large.Reason));
        Assert.Equal(
            ApprovalVerdict.Ask,
            await JudgeAsync(ApprovalPolicies.First(ApprovalPolicies.Ask, ApprovalPolicies.Ask), "{}")
        );
    }

    [Fact]
    public async Task Allowed_IsADecisionInTheStore()
    {
        await using var app = new App(static approvals =>
            approvals.For("charge_card").AutoApproveBelow("amount", 100m)
        );
        using var run = new AgentContext("Cashier", null, app.Services, null, new SameRun()).Enter();

        Assert.Equal(
            "did charge 5 main",
            await app.CallAsync("charge_card", context: Current, arguments: ("amount", 5))
        );

        var operation = await app.Store.FindByKeyAsync("default", "run:run-1:Cashier:charge_card:1", App.Token);
        var request = (await app.Approvals.FindAsync(operation!.Id, App.Token))!;
        Assert.Equal(new Decider("auto-approve-below(amount, 100)", DeciderKind.Policy), request.Record.Decider);
        Assert.Contains(
            await app.AuditAsync(operation.Id),
            static record =>
                record is { Action: "approve", Actor: "auto-approve-below(amount, 100)" }
                && record.Detail.StartsWith("Policy", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task AboveTheLimit_PeopleDecide()
    {
        await using var app = new App(static approvals =>
            approvals.For("charge_card").AutoApproveBelow("amount", 100m)
        );
        var call = app.CallAsync("charge_card", arguments: ("amount", 100));

        var request = await app.RequestAsync();
        await app.Approvals.RejectAsync(request.OperationId, App.Alice, cancellationToken: App.Token);

        await call;
        Assert.Empty(app.Bank.Effects);
    }

    [Fact]
    public async Task Denied_NeverRuns_IsAudited_AndTheModelReadsWhy()
    {
        await using var app = new App(static approvals => approvals.Default.Deny("not on Sundays"));
        using var run = new AgentContext("Cashier", null, app.Services, null, new SameRun()).Enter();

        var answer = await app.CallAsync("charge_card", context: Current, arguments: ("amount", 5));

        Assert.Contains("The call was not allowed: not on Sundays", answer, StringComparison.Ordinal);
        Assert.Empty(app.Bank.Effects);
        var operation = await app.Store.FindByKeyAsync("default", "run:run-1:Cashier:charge_card:1", App.Token);
        Assert.Equal(FailureKind.Rejected, operation!.Failure!.Kind);
        Assert.Equal(
            new Decider("deny", DeciderKind.Policy),
            (await app.Approvals.FindAsync(operation.Id, App.Token))!.Record.Decider
        );
    }

    [Fact]
    public async Task PolicyThatHasComeToDeny_TakesBackWhatPeopleHaveAllowed()
    {
        var isSunday = false;
        await using var app = new App(approvals =>
        {
            approvals.Default.Use("days", _ => isSunday ? ApprovalVerdict.Deny("Sunday") : ApprovalVerdict.Ask);
            approvals.Configure(static options => options.Wait = TimeSpan.Zero);
        });
        (string, object?)[] arguments = [("order", "7"), ("amount", 1)];
        var pending = await Assert.ThrowsAsync<ApprovalPendingException>(() =>
            app.CallAsync("refund", arguments: arguments)
        );
        await app.Approvals.ApproveAsync(pending.Operation!.Id, App.Alice, cancellationToken: App.Token);

        isSunday = true;

        Assert.Contains("Sunday", await app.CallAsync("refund", arguments: arguments), StringComparison.Ordinal);
        Assert.Empty(app.Bank.Effects);
    }

    [Fact]
    public async Task PolicyThatThrows_IsNamed_AndNothingRuns()
    {
        await using var app = new App(static approvals =>
            approvals.For("charge_card").Use("hours", static _ => throw new TimeZoneNotFoundException("Mars"))
        );

        var error = await Assert.ThrowsAsync<ApprovalPolicyException>(() =>
            app.CallAsync("charge_card", arguments: ("amount", 5))
        );

        Assert.Equal(
            "Approval policy 'hours' failed to judge a call of tool 'charge_card', which was not called: Mars",
            error.Message
        );
        Assert.Empty(app.Bank.Effects);
        Assert.Empty(await app.Approvals.ListPendingAsync(cancellationToken: App.Token));
    }

    [Fact]
    public void PolicyWhoseIdCanNotBeStored_IsRefusedWhenItIsNamed() =>
        Assert.Throws<ArgumentException>(() =>
            new App(static approvals => approvals.Default.Use(new string('x', 129), static _ => ApprovalVerdict.Allow))
        );

    private static AgentContext Current => AgentContext.Current!;

    private static async Task<ApprovalVerdict> JudgeAsync(IApprovalPolicy policy, string arguments)
    {
        using var json = JsonDocument.Parse(arguments);
        return await policy.JudgeAsync(
            new ApprovalSubject
            {
                Tool = "pay",
                Arguments = json.RootElement,
                AgentId = "Cashier",
                RunId = "run-1",
            },
            App.Token
        );
    }
}
