using System.Text.Json;

namespace Aegis.Client.Tests;

/// <summary>What is sent: addresses, headers and bodies.</summary>
public sealed class RequestTests : ClientTest
{
    [Fact]
    public async Task Approve_PostsToItsRoute()
    {
        Server.Enqueue(Answer.Accepted);

        await Client().ApproveAsync("order-7", cancellationToken: Token);

        var request = Assert.Single(Server.Requests);
        Assert.Equal("POST /api/v1/hitl/approve", $"{request.Method} {request.Target}");
        Assert.Equal("order-7", request.Header("Idempotency-Key"));
        Assert.Equal("t-1", request.Header("Thread-Id"));
        Assert.Equal("application/json", request.Header("Content-Type"));
        Assert.Equal("{}", request.Text);
    }

    [Theory]
    [InlineData("approve", "/api/v1/hitl/approve")]
    [InlineData("reject", "/api/v1/hitl/reject")]
    public async Task Execute_DoesWhatItsWordSays(string action, string target)
    {
        Server.Enqueue(Answer.Accepted);

        await Client().ExecuteAsync(action, "order-7", cancellationToken: Token);

        Assert.Equal(target, Assert.Single(Server.Requests).Target);
    }

    [Theory]
    [InlineData("Approve")]
    [InlineData("delete")]
    [InlineData("")]
    public async Task Execute_RefusesOtherWords(string action)
    {
        var error = await Assert.ThrowsAsync<ArgumentException>(() =>
            Client().ExecuteAsync(action, "order-7", cancellationToken: Token)
        );

        Assert.StartsWith($"The action '{action}' is neither 'approve' nor 'reject'.", error.Message);
        Assert.Empty(Server.Requests);
    }

    [Fact]
    public async Task WithKey_SendsItAndNoTenant()
    {
        Server.AnswerBy(static _ => Answer.Accepted);
        var client = Client(static options => options.ApiKey = "sk_test_1");

        await client.ApproveAsync("order-7", tenantId: "other", cancellationToken: Token);
        await client.GetStatusAsync("r-1", cancellationToken: Token);

        Assert.All(
            Server.Requests,
            static request =>
            {
                Assert.Equal("Bearer sk_test_1", request.Header("Authorization"));
                Assert.Null(request.Header("Tenant-Id"));
            }
        );
    }

    [Fact]
    public async Task WithoutKey_SendsTheTenantOnEveryRoute()
    {
        Server.AnswerBy(static _ => Answer.Accepted);
        var client = Client();

        await client.RejectAsync("order-7", cancellationToken: Token);
        await client.GetStatusAsync("r-1", cancellationToken: Token);
        await client.GetUsageAsync(cancellationToken: Token);
        await client.WaitForDecisionAsync("r-1", TimeSpan.Zero, cancellationToken: Token);

        Assert.Equal(4, Server.Requests.Count);
        Assert.All(
            Server.Requests,
            static request =>
            {
                Assert.Null(request.Header("Authorization"));
                Assert.Equal("acme", request.Header("Tenant-Id"));
                Assert.NotNull(request.Header("X-Request-Id"));
            }
        );
    }

    [Fact]
    public async Task ArgumentsOfTheCall_WinOverOptions()
    {
        Server.Enqueue(Answer.Accepted);

        await Client().ApproveAsync("order-7", threadId: "t-2", tenantId: "emca", cancellationToken: Token);

        var request = Assert.Single(Server.Requests);
        Assert.Equal(("t-2", "emca"), (request.Header("Thread-Id"), request.Header("Tenant-Id")));
    }

    [Theory]
    [InlineData("/srv/", "/api/v1", "/srv/api/v1/hitl/approve")]
    [InlineData("", "v2/", "/v2/hitl/approve")]
    [InlineData("", "", "/hitl/approve")]
    public async Task Address_MayHaveAPath(string path, string prefix, string target)
    {
        Server.Enqueue(Answer.Accepted);
        var client = Client(options =>
        {
            options.BaseAddress = new(Server.Url, path);
            options.ApiPrefix = prefix;
        });

        await client.ApproveAsync("order-7", cancellationToken: Token);

        Assert.Equal(target, Assert.Single(Server.Requests).Target);
    }

    [Fact]
    public async Task Payloads_ArriveWithAllTheirDigits()
    {
        Server.AnswerBy(static _ => Answer.Accepted);
        var client = Client();
        const string Json = """{"amount":9007199254740993.10,"Name":"Ä"}""";

        await client.ApproveAsync("1", Payload.Json(Json), cancellationToken: Token);
        await client.ApproveAsync("2", Payload.Of(JsonElement.Parse(Json)), cancellationToken: Token);
        await client.ApproveAsync("3", Payload.Of(new { Amount = 1.10m }), cancellationToken: Token);

        Assert.Equal([Json, Json, """{"amount":1.10}"""], Server.Requests.Select(static request => request.Text));
    }

    [Fact]
    public void Payload_ThatIsNoJson_IsRefused()
    {
        var error = Assert.Throws<ArgumentException>(static () => Payload.Json("{amount}"));

        Assert.StartsWith("The payload is no JSON: ", error.Message);
    }

    [Fact]
    public async Task RequestId_IsOneSegmentOfThePath()
    {
        Server.Enqueue(Answer.Json("{}"));

        await Client().GetStatusAsync("a/b?c", cancellationToken: Token);

        Assert.Equal("/api/v1/hitl/status/a%2Fb%3Fc", Assert.Single(Server.Requests).Target);
        await Assert.ThrowsAsync<ArgumentException>(() => Client().GetStatusAsync("..", cancellationToken: Token));
    }
}
