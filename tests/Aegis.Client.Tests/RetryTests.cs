using System.Net;
using System.Net.Sockets;

namespace Aegis.Client.Tests;

/// <summary>What is sent again, when, and as what.</summary>
public sealed class RetryTests : ClientTest
{
    private static readonly Answer Broken = new(HttpStatusCode.InternalServerError, "oops");

    [Fact]
    public async Task LostAnswer_IsAskedForAgainAndCountsAsSuccess()
    {
        Server.Enqueue(Answer.Reset, Answer.Duplicate("approved"));

        var outcome = await Client().ApproveAsync("order-7", cancellationToken: Token);

        Assert.IsType<DecisionOutcome.AlreadyDecided>(outcome);
        Assert.True(outcome.IsSuccess);
        Assert.Equal(2, outcome.Attempts);
    }

    public static TheoryData<string, Answer> Passing { get; } =
        new()
        {
            { "reset", Answer.Reset },
            { "half an answer", Answer.Half },
            { "500", Broken },
            { "503", Answer.Problem(503, "unavailable") },
            { "408", new(HttpStatusCode.RequestTimeout, "") },
            { "rate limit", Answer.Problem(429, "rate-limited") },
            { "rate limit of a gateway", new(HttpStatusCode.TooManyRequests, "slow down", ("Retry-After", "1")) },
            { "in progress", Answer.Problem(409, "in-progress") },
        };

    [Theory]
    [MemberData(nameof(Passing), DisableDiscoveryEnumeration = true)]
    public async Task PassingTrouble_IsRepeatedWithTheSameKeyAndBody(string what, Answer trouble)
    {
        Server.Enqueue(trouble, trouble, Answer.Accepted);

        var outcome = await Client().RejectAsync("order-7", Payload.Json("""{"a": 1}"""), cancellationToken: Token);

        Assert.True(outcome is DecisionOutcome.Accepted { Attempts: 3 }, what);
        Assert.Equal(3, Server.Requests.Count);
        Assert.All(
            Server.Requests,
            static request =>
                Assert.Equal(
                    ("/api/v1/hitl/reject", "order-7", "t-1", "acme", """{"a": 1}"""),
                    (
                        request.Target,
                        request.Header("Idempotency-Key"),
                        request.Header("Thread-Id"),
                        request.Header("Tenant-Id"),
                        request.Text
                    )
                )
        );
    }

    [Fact]
    public async Task Attempts_ShareAnOperationAndHaveAnIdEach()
    {
        Server.Enqueue(Broken, Broken, Answer.Accepted, Answer.Accepted);
        var client = Client();

        await client.ApproveAsync("order-7", cancellationToken: Token);
        await client.ApproveAsync("order-7", cancellationToken: Token);

        var ids = Server.Requests.Select(static request => request.Header("X-Request-Id")!.Split('.')).ToArray();
        Assert.Equal(["1", "2", "3", "1"], ids.Select(static id => id[1]));
        Assert.Single(ids.Take(3).Select(static id => id[0]).Distinct());
        Assert.NotEqual(ids[0][0], ids[3][0]);
        Assert.All(
            Server.Requests,
            static request => Assert.Matches("^[A-Za-z0-9._-]{1,64}$", request.Header("X-Request-Id"))
        );
    }

    [Fact]
    public async Task LastAnswer_IsToldWhenRetriesAreUsedUp()
    {
        Server.AnswerBy(static _ => Answer.Problem(503, "unavailable", "", ("Retry-After", "7")));

        var outcome = await Client(static options => options.MaxRetries = 2)
            .ApproveAsync("order-7", cancellationToken: Token);

        var unavailable = Assert.IsType<DecisionOutcome.Unavailable>(outcome);
        Assert.Equal((3, TimeSpan.FromSeconds(7)), (unavailable.Attempts, unavailable.RetryAfter));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, unavailable.Response!.StatusCode);
        Assert.Equal(3, Server.Requests.Count);
    }

    [Fact]
    public async Task RefusedConnection_IsUnavailableAfterAllRetries()
    {
        int port;
        using (var listener = new TcpListener(IPAddress.Loopback, 0))
        {
            listener.Start();
            port = ((IPEndPoint)listener.LocalEndpoint).Port;
        }

        var outcome = await Client(options => options.BaseAddress = new($"http://127.0.0.1:{port}"))
            .ApproveAsync("order-7", cancellationToken: Token);

        var unavailable = Assert.IsType<DecisionOutcome.Unavailable>(outcome);
        Assert.Equal(4, unavailable.Attempts);
        Assert.Null(unavailable.Response);
        var error = Assert.Throws<AegisClientException>(() => outcome.EnsureSuccess());
        Assert.Same(unavailable.Error, error.InnerException);
        Assert.IsType<HttpRequestException>(error.InnerException);
    }

    [Fact]
    public async Task SilentServer_IsLeftAfterTheTimeoutOfAnAttempt()
    {
        Server.Enqueue(Answer.Silence, Answer.Accepted);

        var call = Client().ApproveAsync("order-7", cancellationToken: Token);
        await Server.ArrivalAsync(Token);
        Clock.Advance(TimeSpan.FromSeconds(9.9));
        Assert.False(call.IsCompleted);
        Clock.Advance(TimeSpan.FromSeconds(0.1));

        Assert.IsType<DecisionOutcome.Accepted>(await call);
        Assert.Equal(2, Server.Requests.Count);
    }

    [Fact]
    public async Task Caller_CanCancelAnAttempt()
    {
        Server.Enqueue(Answer.Silence);
        using var caller = new CancellationTokenSource();

        var call = Client().ApproveAsync("order-7", cancellationToken: caller.Token);
        await Server.ArrivalAsync(Token);
        await caller.CancelAsync();

        var error = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        Assert.Equal(caller.Token, error.CancellationToken);
        Assert.Single(Server.Requests);
    }

    [Fact]
    public async Task Caller_CanCancelTheTimeBetween()
    {
        Server.AnswerBy(static _ => Broken);
        using var caller = new CancellationTokenSource();
        Clock.BeforeSleep = caller.Cancel;

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            Client().ApproveAsync("order-7", cancellationToken: caller.Token)
        );

        Assert.Single(Server.Requests);
    }

    [Fact]
    public async Task RetryAfter_IsHonouredAndSpread()
    {
        Server.Enqueue(
            Answer.Problem(503, "unavailable", "", ("Retry-After", "4")),
            Answer.Problem(409, "in-progress", "", ("Retry-After", "2")),
            Answer.Problem(
                429,
                "rate-limited",
                "",
                ("Date", "Mon, 04 May 2026 09:00:00 GMT"),
                ("Retry-After", "Mon, 04 May 2026 09:00:03 GMT")
            ),
            Answer.Accepted
        );

        await Client().ApproveAsync("order-7", cancellationToken: Token);

        Assert.Equal([4.25, 2.25, 3.25], Clock.Sleeps);
    }

    [Fact]
    public async Task RetryAfterThatIsTooLong_IsLeftToTheCaller()
    {
        Server.Enqueue(Answer.Problem(429, "rate-limited", "", ("Retry-After", "31")));

        var outcome = await Client().ApproveAsync("order-7", cancellationToken: Token);

        Assert.Equal(TimeSpan.FromSeconds(31), Assert.IsType<DecisionOutcome.RateLimited>(outcome).RetryAfter);
        Assert.Empty(Clock.Sleeps);
    }

    [Theory]
    [InlineData("awaiting")]
    [InlineData("approved")]
    public async Task WhatWaitsForAPerson_IsNotRepeated(string phase)
    {
        Server.Enqueue(
            Answer.Problem(409, "in-progress", $""","phase":"{phase}","request_id":"r-1" """, ("Retry-After", "5"))
        );

        var outcome = await Client().ApproveAsync("order-7", cancellationToken: Token);

        var progress = Assert.IsType<DecisionOutcome.InProgress>(outcome);
        Assert.Equal((1, "r-1"), (progress.Attempts, progress.RequestId));
        Assert.Equal(phase, progress.Phase.ToString(), ignoreCase: true);
        Assert.Equal(TimeSpan.FromSeconds(5), progress.RetryAfter);
    }

    [Fact]
    public async Task Delays_GrowAndAreSpread()
    {
        Server.AnswerBy(static _ => Broken);
        const int Seed = 20261121;
        var random = new Random(Seed);

        await Client(options =>
            {
                options.MaxRetries = 8;
                options.MaxRetryDelay = TimeSpan.FromSeconds(5);
                options.Randomizer = random.NextDouble;
            })
            .ApproveAsync("order-7", cancellationToken: Token);

        TestContext.Current.TestOutputHelper!.WriteLine($"seed {Seed}: {string.Join(' ', Clock.Sleeps)}");
        Assert.Equal(8, Clock.Sleeps.Count);
        Assert.All(Clock.Sleeps, static sleep => Assert.InRange(sleep, 0.5, 5));
        Assert.All(
            Clock.Sleeps.Prepend(0.5).Zip(Clock.Sleeps),
            static pair => Assert.True(pair.Second <= (pair.First * 3) + 0.001)
        );
        Assert.True(Clock.Sleeps.Distinct().Count() > 4);
    }

    [Fact]
    public async Task Statuses_AreRepeatedToo()
    {
        Server.Enqueue(Answer.Reset, Broken, Answer.Json("""{"request_id":"r-1"}"""));

        var result = await Client().GetStatusAsync("r-1", cancellationToken: Token);

        Assert.Equal(("r-1", 3), (result.EnsureSuccess().RequestId, result.Attempts));
    }
}
