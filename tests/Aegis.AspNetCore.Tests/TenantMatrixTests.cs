using Aegis.AspNetCore.Hosting;
using Aegis.AspNetCore.Tests.Apps;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Aegis.AspNetCore.Tests;

/// <summary>Two tenants and every route there is, as the app itself lists them: a new one is tested before anybody thinks of it.</summary>
public class TenantMatrixTests
{
    // whoever adds one has to say here that anybody may call it
    private static readonly string[] Open =
    [
        "GET /problems/{type}",
        "GET /openapi/{documentName}.json",
        "GET /live",
        "GET /ready",
        "GET /metrics",
        "POST /api/v1/accounts/signup",
        "GET /api/v1/billing/plans",
    ];

    [Fact]
    public async Task EveryRoute_SaysWhoMayCallIt()
    {
        await using var app = await TestApp.StartAsync();

        var open = Routes(app)
            .Where(static route => route.Endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null);
        var closed = Routes(app)
            .Where(static route => route.Endpoint.Metadata.GetMetadata<AuthorizationPolicy>() is not null);

        Assert.Equal(Open.Order(), open.Select(static route => route.Name).Order());
        Assert.Equal(Routes(app).Count, Open.Length + closed.Count());
    }

    [Fact]
    public async Task EveryClosedRoute_IsClosedToAnonymousCallers()
    {
        await using var app = await TestApp.StartAsync(static options => options.AllowTenantHeader = false);
        foreach (var route in Routes(app).Where(static route => !Open.Contains(route.Name)))
        {
            var answer = await app.Client.AskAsync(route.Request("x").With("X-Request-Id", "same"));
            answer.AssertProblem(401, "unauthenticated");
        }
    }

    [Fact]
    public async Task ForeignIds_AreAnsweredWithTheBytesOfUnknownOnes()
    {
        await using var app = await TestApp.StartAsync(static options => options.AllowSignup = true);
        var owner = await app.SignUpAsync();
        var other = await app.SignUpAsync();
        string[] ids =
        [
            (await app.Ledger.AwaitApprovalAsync("waits", owner.Tenant)).Id.ToString("n"),
            (await app.Ledger.BecomeUnknownAsync("unknown", owner.Tenant)).Id.ToString("n"),
            owner.KeyId,
            $"{owner.Tenant}.{Guid.NewGuid():n}",
        ];
        string[] nobodys =
        [
            $"{Guid.NewGuid():n}",
            $"{Guid.NewGuid()}",
            "Nobody00Nobody00",
            "%20",
            "..%2f..",
            "x",
            new string('9', 200),
        ];
        var tried = 0;
        foreach (var route in Routes(app).Where(static route => route.HasId))
        {
            var unknown = await app.Client.AskAsync(Ask(route, Guid.NewGuid().ToString("n"), other));
            foreach (var id in ids.Concat(nobodys))
            {
                var answer = await app.Client.AskAsync(Ask(route, id, other));
                Assert.True(
                    (404, unknown.Text) == ((int)answer.Status, answer.Text),
                    $"{route.Name} {id}: {answer.Text}"
                );
                Assert.Equal(HeadersOf(unknown), HeadersOf(answer));
                tried++;
            }
        }

        Assert.True(tried >= 40, $"Only {tried} requests were made.");
        Assert.Equal("PENDING", (await StatusOfAsync(app, ids[0], owner))["state"]);
        Assert.Equal("UNKNOWN", (await StatusOfAsync(app, ids[1], owner))["state"]);
    }

    [Fact]
    public async Task NothingOfATenant_IsInAnotherOnesAnswers()
    {
        await using var app = await TestApp.StartAsync(static options => options.AllowSignup = true);
        var owner = await app.SignUpAsync();
        var other = await app.SignUpAsync();
        await app.AddKeyAsync(owner.Key, "secret-agent", "service", "ops:read");
        var waiting = await app.Ledger.AwaitApprovalAsync(
            "secret-order",
            owner.Tenant,
            requestedBy: "secret-requester"
        );
        await app.Client.AskAsync(Calls.Decide("approve", "secret-decided", body: Seeds.Payload, bearer: owner.Key));
        await AgentSeeds.PutAsync(app, owner.Tenant, "secret-agent");

        foreach (
            var route in Routes(app).Where(static route => !route.Name.Contains("openapi", StringComparison.Ordinal))
        )
        {
            var answer = await app.Client.AskAsync(Ask(route, waiting.Id.ToString("n"), other));
            Assert.DoesNotContain("secret", answer.Text, StringComparison.Ordinal);
            Assert.DoesNotContain(owner.Tenant, answer.Text, StringComparison.Ordinal);
            Assert.DoesNotContain(owner.KeyId, answer.Text, StringComparison.Ordinal);
            Assert.DoesNotContain(waiting.Id.ToString("n"), answer.Text, StringComparison.Ordinal);
        }

        var mine = (
            await app.Client.AskAsync(Calls.Decide("reject", "secret-order", bearer: other.Key))
        ).AssertAccepted();
        Assert.NotEqual(waiting.Id.ToString("n"), mine["request_id"]);
        Assert.Equal("awaiting", (await StatusOfAsync(app, waiting.Id.ToString("n"), owner))["phase"]);
    }

    private static HttpRequestMessage Ask(MappedRoute route, string id, TestAccount account) =>
        route.Request(id).From(tenant: null, account.Key).With("X-Request-Id", "same");

    private static async Task<Answer> StatusOfAsync(TestApp app, string id, TestAccount account) =>
        (await app.Client.AskAsync(Calls.Get($"/api/v1/hitl/status/{id}", bearer: account.Key))).AssertOk();

    private static string HeadersOf(Answer answer) =>
        string.Join(
            '\n',
            answer
                .Headers.Where(static header => header.Key != "Date")
                .Select(static header => $"{header.Key}: {header.Value}")
                .Order()
        );

    private static IReadOnlyList<MappedRoute> Routes(TestApp app) =>
        [
            .. app
                .Services.GetRequiredService<EndpointDataSource>()
                .Endpoints.OfType<RouteEndpoint>()
                .Where(static endpoint => endpoint.Metadata.GetMetadata<AegisEndpoint>() is not null)
                .SelectMany(static endpoint =>
                    endpoint
                        .Metadata.GetRequiredMetadata<IHttpMethodMetadata>()
                        .HttpMethods.Select(method => new MappedRoute(method, endpoint))
                ),
        ];
}
