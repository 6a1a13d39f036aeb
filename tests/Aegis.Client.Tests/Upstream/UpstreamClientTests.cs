using System.Net;

namespace Aegis.Client.Tests.Upstream;

/// <summary>The imitation is faithful: what seeds the server's proof of compatibility.</summary>
public sealed class UpstreamClientTests : ClientTest
{
    private static readonly Answer Broken = new(HttpStatusCode.BadGateway, "");

    private readonly List<double> sleeps = [];

    [Theory]
    [InlineData("approve")]
    [InlineData("reject")]
    public async Task Decision_HasUpstreamsRouteHeadersAndBody(string action)
    {
        Server.Enqueue(Answer.Accepted);
        using var client = Upstream();

        using var response = await client.ExecuteAsync(action, "order-7");

        var request = Assert.Single(Server.Requests);
        Assert.Equal($"POST /api/v1/hitl/{action}", $"{request.Method} {request.Target}");
        Assert.Equal(
            ("t-1", "order-7", "acme"),
            (request.Header("Thread-Id"), request.Header("Idempotency-Key"), request.Header("Tenant-Id"))
        );
        Assert.True(Guid.TryParseExact(request.Header("X-Request-Id"), "D", out _));
        Assert.Null(request.Header("Authorization"));
        Assert.Equal(("application/json", "{}"), (request.Header("Content-Type"), request.Text));
    }

    [Fact]
    public async Task Key_TakesThePlaceOfTheTenant()
    {
        Server.Enqueue(Answer.Accepted);
        using var client = Upstream(static options => options with { ApiKey = "sk_live_1" });

        using var response = await client.ApproveAsync(
            "order-7",
            new UpstreamCall { ThreadId = "t-2", Payload = """{"amount":5}""" }
        );

        var request = Assert.Single(Server.Requests);
        Assert.Equal(("Bearer sk_live_1", "t-2"), (request.Header("Authorization"), request.Header("Thread-Id")));
        Assert.Null(request.Header("Tenant-Id"));
        Assert.Equal("""{"amount":5}""", request.Text);
    }

    [Fact]
    public async Task FiveHundreds_AreRepeatedWithOneRequestId()
    {
        Server.AnswerBy(static _ => Broken);
        using var client = Upstream(static options => options with { MaxRetries = 4 });

        using var response = await client.RejectAsync("order-7");

        Assert.Equal(HttpStatusCode.BadGateway, response.StatusCode);
        Assert.Equal(5, Server.Requests.Count);
        Assert.Equal([0.5, 1, 2, 2], sleeps);
        Assert.Single(Server.Requests.Select(static request => request.Header("X-Request-Id")).Distinct());
    }

    [Theory]
    [InlineData(409)]
    [InlineData(429)]
    [InlineData(400)]
    public async Task OtherStatuses_AreReturnedAtOnce(int status)
    {
        Server.Enqueue(new Answer((HttpStatusCode)status, ""));
        using var client = Upstream();

        using var response = await client.ApproveAsync("order-7");

        Assert.Equal(status, (int)response.StatusCode);
        Assert.Single(Server.Requests);
    }

    [Fact]
    public async Task TransportFault_Escapes()
    {
        Server.Enqueue(Answer.Reset);
        using var client = Upstream();

        await Assert.ThrowsAsync<HttpRequestException>(() => client.ApproveAsync("order-7"));

        Assert.Single(Server.Requests);
    }

    [Fact]
    public async Task Status_SaysNothingOfWhoAsks()
    {
        Server.Enqueue(Broken);
        using var client = Upstream(static options => options with { ApiKey = "sk_live_1" });

        using var response = await client.GetStatusAsync("r-1");

        var request = Assert.Single(Server.Requests);
        Assert.Equal("GET /api/v1/hitl/status/r-1", $"{request.Method} {request.Target}");
        Assert.Equal(["Host"], request.Headers.Keys);
    }

    [Fact]
    public async Task MissingIds_AreRefusedBeforeAnyRequest()
    {
        using var client = Upstream(static options => options with { ThreadId = null });
        using var tenantless = Upstream(static options => options with { TenantId = null });

        await Assert.ThrowsAsync<ArgumentException>(() => client.ApproveAsync("order-7"));
        await Assert.ThrowsAsync<ArgumentException>(() => tenantless.ApproveAsync("order-7"));
        await Assert.ThrowsAsync<ArgumentException>(() => client.ExecuteAsync("delete", "order-7"));

        Assert.Empty(Server.Requests);
    }

    [Fact]
    public async Task GivenClient_IsNotDisposed()
    {
        Server.AnswerBy(static _ => Answer.Accepted);
        using var http = new HttpClient();
        new UpstreamClient(new UpstreamOptions(), http).Dispose();

        using var response = await http.GetAsync(Server.Url, Token);

        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
    }

    private UpstreamClient Upstream(Func<UpstreamOptions, UpstreamOptions>? change = null)
    {
        var options = new UpstreamOptions
        {
            BaseUrl = $"{Server.Url}",
            TenantId = "acme",
            ThreadId = "t-1",
            Sleep = time =>
            {
                sleeps.Add(time.TotalSeconds);
                return Task.CompletedTask;
            },
        };
        return new(change?.Invoke(options) ?? options);
    }
}
