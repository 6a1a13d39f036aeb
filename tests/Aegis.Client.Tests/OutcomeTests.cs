using System.Net;

namespace Aegis.Client.Tests;

/// <summary>What each answer means.</summary>
public sealed class OutcomeTests : ClientTest
{
    [Fact]
    public async Task Accepted_CarriesTheRequest()
    {
        Server.Enqueue(Answer.Accepted);

        var outcome = await Client().ApproveAsync("order-7", cancellationToken: Token);

        var accepted = Assert.IsType<DecisionOutcome.Accepted>(outcome);
        Assert.True(accepted.IsSuccess);
        Assert.Equal("r-1", accepted.RequestId);
        Assert.Equal(Decision.Approved, accepted.Decision);
        Assert.Equal(OperationState.Committed, accepted.State);
        Assert.Equal(new DateTimeOffset(2026, 5, 4, 13, 0, 0, TimeSpan.Zero), accepted.DecideBy);
        Assert.Same(accepted, accepted.EnsureSuccess());
    }

    [Theory]
    [InlineData("")]
    [InlineData("<html>")]
    public async Task AcceptedWithoutBody_TakesTheIdOfTheLocation(string body)
    {
        Server.Enqueue(new Answer(HttpStatusCode.Accepted, body, ("Location", "/api/v1/hitl/status/r%209")));

        var outcome = await Client().ApproveAsync("order-7", cancellationToken: Token);

        Assert.Equal("r 9", Assert.IsType<DecisionOutcome.Accepted>(outcome).RequestId);
    }

    [Fact]
    public async Task SameDecisionBefore_IsSuccess()
    {
        Server.Enqueue(Answer.Duplicate("approved"));

        var outcome = await Client().ApproveAsync("order-7", cancellationToken: Token);

        var already = Assert.IsType<DecisionOutcome.AlreadyDecided>(outcome);
        Assert.True(already.IsSuccess);
        Assert.Equal((Decision.Approved, "ada", "r-1"), (already.Decision, already.DecidedBy, already.RequestId));
    }

    [Theory]
    [InlineData("duplicate")]
    [InlineData("already-decided")]
    public async Task OtherDecisionBefore_IsContrary(string code)
    {
        Server.Enqueue(
            Answer.Problem(
                409,
                code,
                ""","decision":"rejected","decided_by":"ada","decided_at":"2026-05-04T12:00:00Z" """
            )
        );

        var outcome = await Client().ApproveAsync("order-7", cancellationToken: Token);

        var contrary = Assert.IsType<DecisionOutcome.Contrary>(outcome);
        Assert.False(contrary.IsSuccess);
        Assert.Equal(Decision.Rejected, contrary.Decision);
        Assert.Equal("ada", contrary.DecidedBy);
        Assert.Equal(new DateTimeOffset(2026, 5, 4, 12, 0, 0, TimeSpan.Zero), contrary.DecidedAt);
        var error = Assert.Throws<AegisClientException>(() => contrary.EnsureSuccess());
        Assert.Equal(
            "Otherwise decided before: Rejected, by ada at 2026-05-04 12:00:00Z. The first decision stays.",
            error.Message
        );
        Assert.Same(contrary, error.Outcome);
        Assert.Equal("/problems/" + code, error.Problem!.Type);
    }

    [Fact]
    public async Task ReplayOfTheFirstAnswer_IsAlreadyDecided()
    {
        Server.Enqueue(new Answer(HttpStatusCode.Accepted, Answer.Accepted.Body, ("Idempotency-Replayed", "true")));

        var outcome = await Client().ApproveAsync("order-7", cancellationToken: Token);

        Assert.Equal("r-1", Assert.IsType<DecisionOutcome.AlreadyDecided>(outcome).RequestId);
    }

    [Fact]
    public async Task ConflictWithoutAType_IsADuplicate()
    {
        Server.Enqueue(new Answer(HttpStatusCode.Conflict, """{"detail":"Duplicate request"}"""));

        var outcome = await Client().ApproveAsync("order-7", cancellationToken: Token);

        Assert.IsType<DecisionOutcome.AlreadyDecided>(outcome);
    }

    public static TheoryData<int, string, Type> Refusals { get; } =
        new()
        {
            { 409, "approval-expired", typeof(DecisionOutcome.Expired) },
            { 409, "request-cancelled", typeof(DecisionOutcome.Cancelled) },
            { 409, "outcome-unknown", typeof(DecisionOutcome.OutcomeUnknown) },
            { 409, "key-too-old", typeof(DecisionOutcome.Invalid) },
            { 409, "already-decided", typeof(DecisionOutcome.Contrary) },
            { 422, "key-reused", typeof(DecisionOutcome.KeyReused) },
            { 422, "something-else", typeof(DecisionOutcome.Invalid) },
            { 400, "key-missing", typeof(DecisionOutcome.Invalid) },
            { 401, "unauthorized", typeof(DecisionOutcome.Unauthorized) },
            { 403, "forbidden", typeof(DecisionOutcome.Forbidden) },
            { 404, "not-found", typeof(DecisionOutcome.Invalid) },
            { 413, "too-large", typeof(DecisionOutcome.Invalid) },
            { 415, "type", typeof(DecisionOutcome.Invalid) },
            { 429, "quota-exceeded", typeof(DecisionOutcome.QuotaExceeded) },
        };

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task Refusal_HasItsOutcomeAndIsNotRepeated(int status, string code, Type expected)
    {
        Server.Enqueue(Answer.Problem(status, code, "", ("Retry-After", "1")));

        var outcome = await Client().ApproveAsync("order-7", cancellationToken: Token);

        Assert.IsType(expected, outcome);
        Assert.False(outcome.IsSuccess);
        Assert.Equal(code, outcome.Problem!.Code);
        Assert.Equal(1, outcome.Attempts);
        Assert.Single(Server.Requests);
        var error = Assert.Throws<AegisClientException>(() => outcome.EnsureSuccess());
        Assert.Equal((status, "The detail."), (error.Problem!.Status, error.Problem.Detail));
    }

    [Fact]
    public async Task Quota_SaysWhenItResets()
    {
        Server.Enqueue(
            Answer.Problem(429, "quota-exceeded", ""","quota":100,"used":100,"resets_at":"2026-06-01T00:00:00Z" """)
        );

        var outcome = await Client().ApproveAsync("order-7", cancellationToken: Token);

        var quota = Assert.IsType<DecisionOutcome.QuotaExceeded>(outcome);
        Assert.Equal((100, 100), (quota.Quota, quota.Used));
        Assert.Equal(new DateTimeOffset(2026, 6, 1, 0, 0, 0, TimeSpan.Zero), quota.ResetsAt);
    }

    [Fact]
    public async Task TooManyWithoutAType_IsTheQuotaUnlessItSaysWhenToComeBack()
    {
        Server.Enqueue(
            new Answer(HttpStatusCode.TooManyRequests, "no"),
            new Answer(HttpStatusCode.TooManyRequests, "slow down", ("Retry-After", "60"))
        );
        var client = Client();

        Assert.IsType<DecisionOutcome.QuotaExceeded>(await client.ApproveAsync("order-7", cancellationToken: Token));
        Assert.IsType<DecisionOutcome.RateLimited>(await client.ApproveAsync("order-7", cancellationToken: Token));
        Assert.Equal(2, Server.Requests.Count);
    }

    [Fact]
    public async Task RawResponse_IsThereForThoseWhoWantIt()
    {
        Server.Enqueue(new Answer(HttpStatusCode.OK, "text", ("X-A", "1"), ("X-A", "2")));

        var response = (await Client().ApproveAsync("order-7", cancellationToken: Token)).Response!;

        Assert.Equal(
            (HttpStatusCode.OK, "text", "1, 2"),
            (response.StatusCode, response.Body, response.Headers["x-a"])
        );
        Assert.Equal(Server.Requests[0].Header("X-Request-Id"), response.AttemptId);
        Assert.Null(response.Problem);
    }

    [Fact]
    public async Task UnknownWordsAndNumbersAsText_BreakNothing()
    {
        Server.Enqueue(
            Answer.Json("""{"request_id":"r-1","state":"FROZEN","phase":7,"decision":null,"fence":"3","new":[1]}""")
        );

        var status = (await Client().GetStatusAsync("r-1", cancellationToken: Token)).EnsureSuccess();

        Assert.Equal(new OperationStatus { RequestId = "r-1", Fence = 3 }, status);
    }
}
