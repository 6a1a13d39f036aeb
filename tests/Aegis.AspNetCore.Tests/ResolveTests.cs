using Aegis.AspNetCore.Tests.Apps;
using Aegis.Ledger;

namespace Aegis.AspNetCore.Tests;

/// <summary>POST operations/{id}/resolve, and the audit of it.</summary>
public class ResolveTests
{
    [Theory]
    [InlineData(
        """{"outcome":"committed","reason":"The bank has it.","result":{"id":"c-1"}}""",
        "COMMITTED",
        "resolve-committed"
    )]
    [InlineData("""{"outcome":"failed","reason":"The bank does not have it."}""", "FAILED", "resolve-failed")]
    public async Task Person_SaysHowItEnded(string body, string state, string action)
    {
        await using var app = await TestApp.StartAsync(static options => options.AllowSignup = true);
        var account = await app.SignUpAsync();
        var operation = await app.Ledger.BecomeUnknownAsync("order-1", account.Tenant);
        var path = $"/api/v1/operations/{operation.Id:n}/resolve";

        var resolved = (await app.Client.AskAsync(Calls.Post(path, body, bearer: account.Key))).AssertAccepted();
        var again = (await app.Client.AskAsync(Calls.Post(path, body, bearer: account.Key))).AssertProblem(
            409,
            "not-unknown"
        );
        var audit = (
            await app.Client.AskAsync(Calls.Get($"/api/v1/audit/{operation.Id:n}", bearer: account.Key))
        ).AssertOk();

        Assert.Equal((state, state), (resolved["state"], again["state"]));
        var last = audit.Json.GetProperty("records").EnumerateArray().Last();
        Assert.Equal(
            (action, "owner"),
            (last.GetProperty("action").GetString(), last.GetProperty("actor").GetString())
        );
        Assert.Contains("The bank", last.GetProperty("detail").GetString()!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ResolvedOperation_IsToldWithWhoAllowedIt()
    {
        await using var app = await TestApp.StartAsync(static options => options.AllowSignup = true);
        var token = TestContext.Current.CancellationToken;
        var account = await app.SignUpAsync();
        var asked = await app.Ledger.AwaitApprovalAsync("order-1", account.Tenant);
        (await app.Client.AskAsync(Calls.Decide("approve", "order-1", bearer: account.Key))).AssertAccepted();
        var failure = new OperationFailure(FailureKind.Ambiguous, "The connection was reset.", isRetryable: false);
        await app.Ledger.TransitionAsync(
            new OperationTransition.BeginApproved(asked.Handle, "worker-1", TimeSpan.FromHours(1), asked.Fingerprint),
            token
        );
        await app.Ledger.TransitionAsync(
            new OperationTransition.MarkUnknown(asked.Handle, "worker-1", failure, OnlyIfLeaseIsOver: false),
            token
        );

        var resolved = await app.Client.AskAsync(
            Calls.Post(
                $"/api/v1/operations/{asked.Id:n}/resolve",
                """{"outcome":"committed","reason":"The bank has it."}""",
                bearer: account.Key
            )
        );

        Assert.Equal(("COMMITTED", "approved"), (resolved.AssertAccepted()["state"], resolved["decision"]));
        Assert.Equal("owner", resolved["decided_by"]);
        Assert.NotNull(resolved["decide_by"]);
        Assert.False(resolved.Json.TryGetProperty("is_over", out _) || resolved.Json.TryGetProperty("e_tag", out _));
    }

    [Theory]
    [InlineData("250")]
    [InlineData("""{ "amount": 250.0, "id": "c-1" }""")]
    public async Task Result_IsKeptAsItWasGiven(string result)
    {
        await using var app = await TestApp.StartAsync(static options => options.AllowSignup = true);
        var account = await app.SignUpAsync();
        var operation = await app.Ledger.BecomeUnknownAsync("order-1", account.Tenant);
        var body = $$"""{"outcome":"committed","reason":"The bank has it.","result":{{result}}}""";

        var path = $"/api/v1/operations/{operation.Id:n}/resolve";
        (await app.Client.AskAsync(Calls.Post(path, body, bearer: account.Key))).AssertAccepted();

        var token = TestContext.Current.CancellationToken;
        var resolved = await app.Ledger.FindAsync(account.Tenant, operation.Id, token);
        Assert.Equal(result, System.Text.Encoding.UTF8.GetString(resolved!.Result!.Content.Span));
    }

    [Fact]
    public async Task ApprovedOperation_OfWhichNobodyKnows_IsToldSoToWhoeverApprovesAgain()
    {
        await using var app = await TestApp.StartAsync();
        var token = TestContext.Current.CancellationToken;
        var asked = await app.Ledger.AwaitApprovalAsync("order-1", "acme");
        (await app.Client.AskAsync(Calls.Decide("approve", "order-1"))).AssertAccepted();
        var failure = new OperationFailure(FailureKind.Ambiguous, "The connection was reset.", isRetryable: false);
        await app.Ledger.TransitionAsync(
            new OperationTransition.BeginApproved(asked.Handle, "worker-1", TimeSpan.FromHours(1), asked.Fingerprint),
            token
        );
        await app.Ledger.TransitionAsync(
            new OperationTransition.MarkUnknown(asked.Handle, "worker-1", failure, OnlyIfLeaseIsOver: false),
            token
        );

        var again = await app.Client.AskAsync(Calls.Decide("approve", "order-1"));
        var otherwise = await app.Client.AskAsync(Calls.Decide("reject", "order-1"));

        again.AssertProblem(409, "outcome-unknown");
        otherwise.AssertProblem(409, "already-decided");
    }

    [Fact]
    public async Task Service_CanNotResolve()
    {
        await using var app = await TestApp.StartAsync(static options => options.AllowSignup = true);
        var account = await app.SignUpAsync();
        var service = await app.AddKeyAsync(account.Key, "robot", "service", "ops:resolve");
        var operation = await app.Ledger.BecomeUnknownAsync("order-1", account.Tenant);

        var answer = await app.Client.AskAsync(
            Calls.Post(
                $"/api/v1/operations/{operation.Id:n}/resolve",
                """{"outcome":"failed","reason":"x"}""",
                bearer: service.Key
            )
        );

        answer.AssertProblem(403, "person-required");
    }

    [Theory]
    [InlineData("""{"outcome":"maybe","reason":"x"}""")]
    [InlineData("""{"outcome":"failed","reason":""}""")]
    [InlineData("""{"outcome":"failed"}""")]
    [InlineData("""{"outcome":"failed","reason":"x","extra":1}""")]
    public async Task ResolutionThatCanNotBeMeant_IsRefused(string body)
    {
        await using var app = await TestApp.StartAsync(static options => options.AllowSignup = true);
        var account = await app.SignUpAsync();
        var operation = await app.Ledger.BecomeUnknownAsync("order-1", account.Tenant);

        var answer = await app.Client.AskAsync(
            Calls.Post($"/api/v1/operations/{operation.Id:n}/resolve", body, bearer: account.Key)
        );

        answer.AssertProblem(400, "malformed");
        Assert.Equal(
            OperationState.Unknown,
            (await app.Ledger.FindAsync(account.Tenant, operation.Id, TestContext.Current.CancellationToken))!.State
        );
    }
}
