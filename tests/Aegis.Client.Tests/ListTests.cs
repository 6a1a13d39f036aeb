namespace Aegis.Client.Tests;

/// <summary>What waits, what is used, and what is offered.</summary>
public sealed class ListTests : ClientTest
{
    [Fact]
    public async Task Pending_GoesOverAllPages()
    {
        Server.Enqueue(
            Answer.Json(
                """
                {"items":[
                  {"request_id":"r-1","key":"order-7","thread_id":"t-1","operation":"charge_card","payload":{"amount":1.10},
                   "requested_by":"agent","requested_at":"2026-05-04T12:00:00Z","decide_by":"2026-05-04T13:00:00Z","risk":"high"},
                  {"request_id":"r-2"}],
                 "next_cursor":"a+b/c"}
                """
            ),
            Answer.Json("""{"items":[{"request_id":"r-3"}],"next_cursor":null}""")
        );

        var pending = await Client().ListPendingAsync(cancellationToken: Token).ToListAsync(Token);

        Assert.Equal(["r-1", "r-2", "r-3"], pending.Select(static approval => approval.RequestId));
        var first = pending[0];
        Assert.Equal(
            ("order-7", "t-1", "charge_card", "agent", """{"amount":1.10}""", "high"),
            (
                first.Key,
                first.ThreadId,
                first.Operation,
                first.RequestedBy,
                first.Payload!.Value.GetRawText(),
                first.More!["risk"].GetString()
            )
        );
        Assert.Equal(TimeSpan.FromHours(1), first.DecideBy - first.RequestedAt);
        Assert.Equal(
            ["/api/v1/hitl/pending", "/api/v1/hitl/pending?cursor=a%2Bb%2Fc"],
            Server.Requests.Select(static request => request.Target)
        );
    }

    [Fact]
    public async Task Pages_AreFetchedAsTheyAreRead()
    {
        Server.AnswerBy(static _ => Answer.Json("""{"items":[{"request_id":"r-1"}],"next_cursor":"2"}"""));

        await foreach (var _ in Client().ListPendingAsync(cancellationToken: Token))
        {
            break;
        }

        Assert.Single(Server.Requests);
    }

    [Fact]
    public async Task CursorThatDoesNotMove_EndsTheList()
    {
        Server.AnswerBy(static _ => Answer.Json("""{"items":[{"request_id":"r-1"}],"next_cursor":"2"}"""));

        Assert.Equal(2, (await Client().ListPendingAsync(cancellationToken: Token).ToListAsync(Token)).Count);
    }

    [Fact]
    public async Task RefusedPage_Throws()
    {
        Server.Enqueue(Answer.Problem(403, "forbidden"));

        var error = await Assert.ThrowsAsync<AegisClientException>(async () =>
            await Client().ListPendingAsync(cancellationToken: Token).ToListAsync(Token)
        );

        Assert.Equal("The server has refused: 403 The title. The detail.", error.Message);
        Assert.Null(error.Outcome);
    }

    [Fact]
    public async Task AnswerOfSomethingElse_IsNoList()
    {
        Server.Enqueue(Answer.Json("<html>"));

        var error = await Assert.ThrowsAsync<AegisClientException>(async () =>
            await Client().ListPendingAsync(cancellationToken: Token).ToListAsync(Token)
        );

        Assert.Equal("The server's answer is not what was asked for: <html>", error.Message);
    }

    [Fact]
    public async Task Usage_IsThatOfTheTenant()
    {
        Server.Enqueue(
            Answer.Json(
                """{"period":"2026-05","plan":"free","used":42,"quota":100,"resets_at":"2026-06-01T00:00:00Z","by_day":[]}"""
            )
        );

        var usage = (await Client().GetUsageAsync(cancellationToken: Token)).EnsureSuccess();

        Assert.Equal(("2026-05", "free", 42, 100), (usage.Period, usage.Plan, usage.Used, usage.Quota));
        Assert.Equal("/api/v1/usage", Server.Requests[0].Target);
        Assert.True(usage.More!.ContainsKey("by_day"));
    }

    [Fact]
    public async Task Plans_AreForEveryone()
    {
        Server.Enqueue(
            Answer.Json(
                """{"plans":[{"id":"free","name":"Free","quota":100,"price":"0"},{"id":"team","quota":null}]}"""
            )
        );

        var plans = (await Client(static options => options.TenantId = null).GetPlansAsync(Token)).EnsureSuccess();

        Assert.Equal([("free", 100L), ("team", null)], plans.Select(static plan => (plan.Id, plan.Quota)));
        Assert.Equal("/api/v1/billing/plans", Server.Requests[0].Target);
    }

    [Fact]
    public async Task UnknownRequest_IsAResultWithoutAValue()
    {
        Server.Enqueue(Answer.Problem(404, "not-found"));

        var result = await Client().GetStatusAsync("r-1", cancellationToken: Token);

        Assert.False(result.IsSuccess);
        Assert.Null(result.Value);
        Assert.Equal("not-found", result.Problem!.Code);
        Assert.Throws<AegisClientException>(() => result.EnsureSuccess());
    }
}
