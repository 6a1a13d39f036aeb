using System.Net;
using Aegis.AspNetCore.Tests.Apps;
using Aegis.Ledger;

namespace Aegis.AspNetCore.Tests;

/// <summary>Decisions on what agents ask for.</summary>
public class DecisionTests
{
    [Theory]
    [InlineData("approve", "approved", "PENDING")]
    [InlineData("reject", "rejected", "FAILED")]
    public async Task WaitingOperation_IsDecidedOnce(string verb, string decision, string state)
    {
        await using var app = await TestApp.StartAsync();
        var operation = await app.Ledger.AwaitApprovalAsync("order-1");

        var first = (await app.Client.AskAsync(Calls.Decide(verb, "order-1"))).AssertAccepted();
        var second = await app.Client.AskAsync(Calls.Decide(verb, "order-1"));

        Assert.Equal($"acme.{operation.Id:n}", first["request_id"]);
        Assert.Equal(decision, first["decision"]);
        Assert.Equal(state, first["state"]);
        Assert.NotNull(first["decide_by"]);
        Assert.Equal($"/api/v1/hitl/status/acme.{operation.Id:n}", first.Headers["Location"]);
        second.AssertProblem(409, "duplicate");
        Assert.Equal(decision, second["decision"]);
        Assert.Equal(state, second["state"]);
        Assert.Equal(first["request_id"], second["request_id"]);
    }

    [Fact]
    public async Task ContraryDecision_IsToldWhoAndWhen()
    {
        await using var app = await TestApp.StartAsync();
        await app.Ledger.AwaitApprovalAsync("order-1");
        (await app.Client.AskAsync(Calls.Decide("reject", "order-1"))).AssertAccepted();

        var contrary = (await app.Client.AskAsync(Calls.Decide("approve", "order-1"))).AssertProblem(
            409,
            "already-decided"
        );

        Assert.Equal("rejected", contrary["decision"]);
        Assert.Equal("tenant-header", contrary["decided_by"]);
        Assert.NotNull(contrary["decided_at"]);
    }

    [Theory]
    [InlineData(Seeds.Payload, HttpStatusCode.Accepted)]
    [InlineData("""{ "customer": "ada", "amount": 2.50e2 }""", HttpStatusCode.Accepted)]
    [InlineData("""{"amount":251,"customer":"ada"}""", HttpStatusCode.UnprocessableEntity)]
    public async Task PayloadOfADecision_HasToMeanWhatWasAsked(string body, HttpStatusCode expected)
    {
        await using var app = await TestApp.StartAsync();
        await app.Ledger.AwaitApprovalAsync("order-1");

        var answer = await app.Client.AskAsync(Calls.Decide("approve", "order-1", body: body));

        Assert.Equal(expected, answer.Status);
        if (expected == HttpStatusCode.UnprocessableEntity)
        {
            answer.AssertProblem(422, "key-reused");
            var untouched = await app.Ledger.FindByKeyAsync("acme", "order-1", TestContext.Current.CancellationToken);
            Assert.Equal(OperationPhase.AwaitingApproval, untouched!.Phase);
        }
    }

    [Fact]
    public async Task OtherThread_IsAnotherAction()
    {
        await using var app = await TestApp.StartAsync();
        await app.Ledger.AwaitApprovalAsync("order-1");

        (await app.Client.AskAsync(Calls.Decide("approve", "order-1", thread: "thread-2"))).AssertProblem(
            422,
            "key-reused"
        );
    }

    [Fact]
    public async Task Requester_CanNotDecide()
    {
        await using var app = await TestApp.StartAsync();
        await app.Ledger.AwaitApprovalAsync("order-1", requestedBy: "tenant-header");

        (await app.Client.AskAsync(Calls.Decide("approve", "order-1", body: Seeds.Payload))).AssertProblem(
            403,
            "own-request"
        );
    }

    [Fact]
    public async Task TooLate_NoAnswerMeansNo()
    {
        await using var app = await TestApp.StartAsync();
        await app.Ledger.AwaitApprovalAsync("order-1", decideWithin: TimeSpan.FromMilliseconds(-1));

        (await app.Client.AskAsync(Calls.Decide("approve", "order-1"))).AssertProblem(409, "approval-expired");
    }

    [Fact]
    public async Task ReplayMode_GivesTheFirstAnswerAgain()
    {
        await using var app = await TestApp.StartAsync();
        await app.Ledger.AwaitApprovalAsync("order-1");
        var first = (await app.Client.AskAsync(Calls.Decide("approve", "order-1"))).AssertAccepted();

        var again = await app.Client.AskAsync(Calls.Decide("approve", "order-1").With("Idempotency-Mode", "replay"));

        Assert.Equal(first.Text, again.AssertAccepted().Text);
        Assert.Equal("true", again.Headers["Idempotency-Replayed"]);
        Assert.Equal(first.Headers["Location"], again.Headers["Location"]);
        Assert.False(first.Headers.ContainsKey("Idempotency-Replayed"));
    }

    [Fact]
    public async Task OperationWithoutApproval_IsToldAsItIs()
    {
        await using var app = await TestApp.StartAsync();
        await app.Ledger.ClaimAsync(Seeds.Claim("claimed"), TestContext.Current.CancellationToken);
        await app.Ledger.BecomeUnknownAsync("unknown");

        var claimed = await app.Client.AskAsync(Calls.Decide("approve", "claimed", body: Seeds.Payload));
        var unknown = await app.Client.AskAsync(Calls.Decide("approve", "unknown", body: Seeds.Payload));

        claimed.AssertProblem(409, "in-progress");
        Assert.Equal("claimed", claimed["phase"]);
        Assert.InRange(int.Parse(claimed.Headers["Retry-After"], null), 1, 30);
        unknown.AssertProblem(409, "outcome-unknown");
        Assert.False(unknown.Headers.ContainsKey("Retry-After"));
    }
}
