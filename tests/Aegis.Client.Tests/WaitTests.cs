using System.Globalization;

namespace Aegis.Client.Tests;

/// <summary>Waiting for what others decide.</summary>
public sealed class WaitTests : ClientTest
{
    private static readonly Answer Awaiting = Answer.Json(
        """{"request_id":"r-1","state":"PENDING","phase":"awaiting"}"""
    );

    private static readonly Answer Approved = Answer.Json(
        """{"request_id":"r-1","state":"PENDING","phase":"approved","decision":"approved","decided_by":"ada","decided_at":"2026-05-04T12:00:00Z"}"""
    );

    [Fact]
    public async Task Decision_EndsTheWait()
    {
        Server.Enqueue(Awaiting, Awaiting, Approved);

        var outcome = await WaitAsync(60);

        var decided = Assert.IsType<WaitOutcome.Decided>(outcome);
        Assert.True(decided.IsApproved);
        Assert.Equal((Decision.Approved, "ada"), (decided.Decision, decided.DecidedBy));
        Assert.Equal(new DateTimeOffset(2026, 5, 4, 12, 0, 0, TimeSpan.Zero), decided.DecidedAt);
        Assert.Equal(3, Server.Requests.Count);
    }

    [Fact]
    public async Task Rejection_IsADecisionAndNoApproval()
    {
        Server.Enqueue(Answer.Json("""{"state":"FAILED","decision":"rejected"}"""));

        var outcome = await WaitAsync(60);

        Assert.Equal(Decision.Rejected, Assert.IsType<WaitOutcome.Decided>(outcome).Decision);
        Assert.False(outcome.IsApproved);
    }

    [Fact]
    public async Task EndWithoutDecision_IsLapsed()
    {
        Server.Enqueue(Awaiting, Answer.Json("""{"state":"FAILED"}"""));

        var outcome = await WaitAsync(60);

        Assert.Equal(OperationState.Failed, Assert.IsType<WaitOutcome.Lapsed>(outcome).Status!.State);
        Assert.False(outcome.IsApproved);
    }

    [Theory]
    [InlineData("approval_expired", LapseCause.Expired)]
    [InlineData("cancelled", LapseCause.Cancelled)]
    public async Task ApprovalThatDoesNotHoldAnyMore_IsNone_AndSaysWhy(string failure, LapseCause cause)
    {
        Server.Enqueue(
            Answer.Json($$"""{"state":"FAILED","decision":"approved","decided_by":"ada","failure":"{{failure}}"}""")
        );

        var outcome = await WaitAsync(60);

        Assert.False(outcome.IsApproved);
        var lapsed = Assert.IsType<WaitOutcome.Lapsed>(outcome);
        Assert.Equal((cause, Decision.Approved), (lapsed.Cause, lapsed.FormerDecision));
        Assert.True(lapsed.Status!.IsLapsed);
    }

    [Fact]
    public async Task NoDecisionInTime_SaysSo()
    {
        Server.AnswerBy(static _ => Awaiting);
        var start = Clock.GetUtcNow();

        var outcome = await WaitAsync(60);

        var late = Assert.IsType<WaitOutcome.TimedOut>(outcome);
        Assert.Equal(OperationPhase.Awaiting, late.Status!.Phase);
        Assert.False(late.IsApproved);
        Assert.Equal(TimeSpan.FromSeconds(60), Clock.GetUtcNow() - start);
    }

    [Fact]
    public async Task ServerThatAnswersAtOnce_IsAskedSeldom()
    {
        Server.AnswerBy(static _ => Awaiting);

        await WaitAsync(60);

        Assert.InRange(Server.Requests.Count, 10, 20);
        Assert.All(Clock.Sleeps, static sleep => Assert.InRange(sleep, 0.5, 5));
    }

    [Fact]
    public async Task ServerThatHoldsItsAnswers_IsAskedAgainAtOnce()
    {
        Server.AnswerBy(request =>
        {
            Clock.Advance(TimeSpan.FromSeconds(Hold(request)));
            return Awaiting;
        });

        await WaitAsync(62);

        Assert.Equal([20, 20, 20], Server.Requests.Select(Hold).Take(3));
        Assert.All(Clock.Sleeps.Take(3), static sleep => Assert.Equal(0.25, sleep));
    }

    [Fact]
    public async Task HeldAnswer_MayTakeLongerThanOtherAttempts()
    {
        Server.AnswerBy(static _ => Answer.Silence);

        var wait = Client().WaitForDecisionAsync("r-1", Timeout.InfiniteTimeSpan, cancellationToken: Token);
        await Server.ArrivalAsync(Token);
        Clock.Advance(TimeSpan.FromSeconds(29.9));
        Assert.Single(Server.Requests);
        Assert.Empty(Clock.Sleeps);
        Server.AnswerBy(static _ => Approved);
        Clock.Advance(TimeSpan.FromSeconds(0.2));

        Assert.True((await wait).IsApproved);
    }

    [Fact]
    public async Task Deadline_CutsAnAttemptShort()
    {
        Server.AnswerBy(static _ => Answer.Silence);

        var wait = WaitAsync(5);
        await Server.ArrivalAsync(Token);
        Clock.Advance(TimeSpan.FromSeconds(5));

        Assert.IsType<WaitOutcome.TimedOut>(await wait);
    }

    [Fact]
    public async Task ServerThatGoesAwayForAWhile_DoesNotEndTheWait()
    {
        Server.Enqueue(
            Answer.Reset,
            Answer.Problem(503, "unavailable", "", ("Retry-After", "3")),
            Answer.Reset,
            Approved
        );

        var outcome = await WaitAsync(60);

        Assert.True(outcome.IsApproved);
        Assert.Contains(3.25, Clock.Sleeps);
    }

    [Fact]
    public async Task ServerThatStaysAway_IsToldOfWithTheTimeout()
    {
        Server.AnswerBy(static _ => Answer.Reset);

        var late = Assert.IsType<WaitOutcome.TimedOut>(await WaitAsync(30));

        Assert.IsType<HttpRequestException>(late.Error);
        Assert.Null(late.Status);
    }

    [Theory]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(404)]
    public async Task Refusal_EndsTheWait(int status)
    {
        Server.Enqueue(Answer.Problem(status, "no"));

        var refused = Assert.IsType<WaitOutcome.Refused>(await WaitAsync(60));

        Assert.Equal((status, "no"), ((int)refused.Response.StatusCode, refused.Problem!.Code));
    }

    [Fact]
    public async Task Zero_AsksOnce()
    {
        Server.Enqueue(Awaiting);

        Assert.IsType<WaitOutcome.TimedOut>(await WaitAsync(0));

        Assert.Null(Assert.Single(Server.Requests).Header("Prefer"));
    }

    [Fact]
    public async Task Attempts_HaveIdsOfOneOperation()
    {
        Server.Enqueue(Awaiting, Approved);

        await WaitAsync(60);

        var ids = Server.Requests.Select(static request => request.Header("X-Request-Id")!.Split('.')).ToArray();
        Assert.Equal(["1", "2"], ids.Select(static id => id[1]));
        Assert.Equal(ids[0][0], ids[1][0]);
    }

    [Fact]
    public async Task Caller_CanCancel()
    {
        Server.AnswerBy(static _ => Awaiting);
        using var caller = new CancellationTokenSource();
        Clock.BeforeSleep = caller.Cancel;

        var error = await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            Client().WaitForDecisionAsync("r-1", TimeSpan.FromSeconds(60), cancellationToken: caller.Token)
        );

        Assert.Equal(caller.Token, error.CancellationToken);
    }

    [Fact]
    public async Task NegativeTimeout_IsRefused() =>
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => WaitAsync(-2));

    private Task<WaitOutcome> WaitAsync(int seconds) =>
        Client().WaitForDecisionAsync("r-1", TimeSpan.FromSeconds(seconds), cancellationToken: Token);

    private static int Hold(Received request) =>
        request.Header("Prefer") is { } prefer ? int.Parse(prefer["wait=".Length..], CultureInfo.InvariantCulture) : 0;
}
