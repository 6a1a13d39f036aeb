using System.Net;
using System.Text.Json;
using Aegis.AspNetCore.Tests.Apps;
using Aegis.Client.Tests.Upstream;
using Aegis.Ledger;
using Microsoft.Extensions.DependencyInjection;

namespace Aegis.AspNetCore.Tests.Clients;

/// <summary>What users of the published Python client see when they point it at this server, and change nothing.</summary>
public class PublishedClientTests
{
    [Theory]
    [InlineData("approve", "approved", false)]
    [InlineData("reject", "rejected", false)]
    [InlineData("approve", "approved", true)]
    [InlineData("reject", "rejected", true)]
    public async Task Decision_IsAcceptedOnce_AndThenADuplicate(string action, string decision, bool hasKey)
    {
        await using var app = await TestApp.StartAsync(static options => options.AllowSignup = true);
        using var client = Client(app, hasKey ? (await app.SignUpAsync()).Key : null);
        var call = new UpstreamCall { Payload = """{"amount": 12.50, "to": "Zoë"}""" };

        using var first = await client.ExecuteAsync(action, "order-7", call);
        using var again = await client.ExecuteAsync(action, "order-7", call);
        using var other = await client.ExecuteAsync(action, "order-7", call with { Payload = """{"amount": 13}""" });

        Assert.Equal((HttpStatusCode)202, first.StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, again.StatusCode);
        Assert.Equal((HttpStatusCode)422, other.StatusCode);
        var (accepted, duplicate) = (await JsonAsync(first), await JsonAsync(again));
        Assert.Equal(decision, accepted.GetProperty("decision").GetString());
        Assert.Equal(decision, duplicate.GetProperty("decision").GetString());
        Assert.Equal(accepted.GetProperty("request_id").GetString(), duplicate.GetProperty("request_id").GetString());
        Assert.True(Guid.TryParseExact(first.Headers.GetValues("X-Request-Id").Single(), "d", out _));
    }

    [Fact]
    public async Task Status_NeedsNoHeaders_WhereTheHeaderIsAllThatIsAsked()
    {
        await using var app = await TestApp.StartAsync();
        using var client = Client(app);
        using var accepted = await client.ApproveAsync("order-7");
        var id = (await JsonAsync(accepted)).GetProperty("request_id").GetString()!;

        using var status = await client.GetStatusAsync(id);
        using var foreign = await client.GetStatusAsync(id.Replace("acme", "other", StringComparison.Ordinal));

        Assert.Equal(HttpStatusCode.OK, status.StatusCode);
        Assert.Equal("COMMITTED", (await JsonAsync(status)).GetProperty("state").GetString());
        Assert.Equal(HttpStatusCode.NotFound, foreign.StatusCode);
    }

    [Fact]
    public async Task Status_IsNotToldWithoutTheKey()
    {
        await using var app = await TestApp.StartAsync(static options => options.AllowSignup = true);
        using var client = Client(app, (await app.SignUpAsync()).Key);
        using var accepted = await client.ApproveAsync("order-7");

        using var status = await client.GetStatusAsync(
            (await JsonAsync(accepted)).GetProperty("request_id").GetString()!
        );

        // that client sends none: its users ask with the typed client
        Assert.Equal(HttpStatusCode.Unauthorized, status.StatusCode);
    }

    [Fact]
    public async Task TenantAndThreadOfACall_GoBeforeTheClients()
    {
        await using var app = await TestApp.StartAsync();
        using var client = Client(app);
        var call = new UpstreamCall { TenantId = "other", ThreadId = "thread-9" };

        using var ours = await client.ApproveAsync("order-7");
        using var theirs = await client.RejectAsync("order-7", call);

        Assert.Equal(HttpStatusCode.Accepted, ours.StatusCode);
        Assert.Equal(HttpStatusCode.Accepted, theirs.StatusCode);
        var operation = await app.Ledger.FindByKeyAsync("other", "order-7", TestContext.Current.CancellationToken);
        Assert.Equal("thread-9", operation?.Thread);
    }

    [Fact]
    public async Task StoreThatComesBack_IsAskedAgain()
    {
        var store = StumblingStore.Of(failures: 2);
        await using var app = await TestApp.StartAsync(services: services => services.KeepIn(store));
        var sleeps = new List<double>();
        using var client = Client(app, sleeps: sleeps);

        using var response = await client.ApproveAsync("order-7");

        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        Assert.Equal([0.5, 1], sleeps);
    }

    [Fact]
    public async Task StoreThatStaysDown_EndsIn503()
    {
        await using var app = await TestApp.StartAsync(services: static services => services.KeepIn(new BrokenStore()));
        var sleeps = new List<double>();
        using var client = Client(app, sleeps: sleeps);

        using var response = await client.ApproveAsync("order-7");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Equal([0.5, 1, 2], sleeps);
    }

    private static UpstreamClient Client(TestApp app, string? key = null, List<double>? sleeps = null) =>
        new(
            new UpstreamOptions
            {
                // with the slash that upstream trims
                BaseUrl = $"{app.Address}",
                ApiKey = key,
                TenantId = key is null ? "acme" : null,
                ThreadId = "thread-1",
                Sleep = time =>
                {
                    sleeps?.Add(time.TotalSeconds);
                    return Task.CompletedTask;
                },
            }
        );

    private static async Task<JsonElement> JsonAsync(HttpResponseMessage response) =>
        JsonElement.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
}
