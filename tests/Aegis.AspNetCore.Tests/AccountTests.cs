using System.Net;
using System.Text.Json;
using Aegis.AspNetCore.Tests.Apps;

namespace Aegis.AspNetCore.Tests;

/// <summary>Accounts, their keys, and what keys allow.</summary>
public class AccountTests
{
    [Fact]
    public async Task Signup_GivesAnAdminOfATenantOfItsOwn()
    {
        await using var app = await TestApp.StartAsync(static options => options.AllowSignup = true);

        var account = await app.SignUpAsync();
        var again = await app.SignUpAsync();
        var keys = (await app.Client.AskAsync(Calls.Get("/api/v1/accounts/keys", bearer: account.Key))).AssertOk();

        Assert.StartsWith("sk_live_", account.Key, StringComparison.Ordinal);
        Assert.NotEqual(account.Tenant, again.Tenant);
        var key = Assert.Single(keys.Json.GetProperty("keys").EnumerateArray());
        Assert.Equal(["admin"], key.GetProperty("scopes").EnumerateArray().Select(static scope => scope.GetString()));
        Assert.Equal("person", key.GetProperty("kind").GetString());
        Assert.DoesNotContain(account.Key, keys.Text, StringComparison.Ordinal);
        Assert.Equal("no-store", account.Answer.Headers["Cache-Control"]);
    }

    [Fact]
    public async Task Signup_IsNotThereUnlessAllowed()
    {
        await using var app = await TestApp.StartAsync();

        var answer = await app.Client.AskAsync(
            Calls.Post("/api/v1/accounts/signup", """{"name":"Acme"}""", tenant: null)
        );

        answer.AssertProblem(404, "not-found");
    }

    [Theory]
    [InlineData("""{}""")]
    [InlineData("""{"name":""}""")]
    [InlineData("""{"name":"a\u0007b"}""")]
    [InlineData("""{"name":null}""")]
    [InlineData("""{"name":"Acme","plan":"scale"}""")]
    [InlineData("""[]""")]
    public async Task Signup_TakesNothingElse(string body)
    {
        await using var app = await TestApp.StartAsync(static options => options.AllowSignup = true);

        (await app.Client.AskAsync(Calls.Post("/api/v1/accounts/signup", body, tenant: null))).AssertProblem(
            400,
            "malformed"
        );
    }

    [Fact]
    public async Task Signups_AreLimitedForAnAddress()
    {
        await using var app = await TestApp.StartAsync(static options =>
        {
            options.AllowSignup = true;
            options.RateLimits.SignupsPerHour = 2;
        });
        await app.SignUpAsync();
        await app.SignUpAsync();

        var third = await app.Client.AskAsync(
            Calls.Post("/api/v1/accounts/signup", """{"name":"Acme"}""", tenant: null)
        );

        Assert.NotNull(third.AssertProblem(429, "rate-limited").Headers["Retry-After"]);
    }

    [Fact]
    public async Task Rotation_HasBothKeysLiveInBetween()
    {
        await using var app = await TestApp.StartAsync(static options => options.AllowSignup = true);
        var account = await app.SignUpAsync();
        var added = await app.AddKeyAsync(account.Key, "owner", "person", "admin");
        (await app.Client.AskAsync(Calls.Get("/api/v1/usage", bearer: account.Key))).AssertOk();

        var revoked = await app.Client.AskAsync(
            new HttpRequestMessage(HttpMethod.Delete, $"/api/v1/accounts/keys/{account.KeyId}").From(
                tenant: null,
                added.Key
            )
        );

        Assert.Equal(HttpStatusCode.NoContent, revoked.Status);
        (await app.Client.AskAsync(Calls.Get("/api/v1/usage", bearer: account.Key))).AssertProblem(
            401,
            "unauthenticated"
        );
        (await app.Client.AskAsync(Calls.Get("/api/v1/usage", bearer: added.Key))).AssertOk();
    }

    [Theory]
    [InlineData("""{"principal":"agent","kind":"service","scopes":[]}""")]
    [InlineData("""{"principal":"agent","kind":"service","scopes":["everything"]}""")]
    [InlineData("""{"principal":"agent","kind":"robot","scopes":["ops:read"]}""")]
    [InlineData("""{"principal":"agent","kind":1,"scopes":["ops:read"]}""")]
    [InlineData("""{"principal":"agent","kind":"service","scopes":["ops:read"],"expires_in_days":0}""")]
    [InlineData("""{"principal":"agent","kind":"service","scopes":null}""")]
    public async Task KeysThatCanNotBeMeant_AreRefused(string body)
    {
        await using var app = await TestApp.StartAsync(static options => options.AllowSignup = true);
        var account = await app.SignUpAsync();

        (await app.Client.AskAsync(Calls.Post("/api/v1/accounts/keys", body, bearer: account.Key))).AssertProblem(
            400,
            "malformed"
        );
    }

    [Fact]
    public async Task MoreKeysThanThePlanHas_AreAConflict()
    {
        await using var app = await TestApp.StartAsync(static options => options.AllowSignup = true);
        var account = await app.SignUpAsync();
        for (var at = 1; at < 10; at++)
        {
            await app.AddKeyAsync(account.Key, $"agent-{at}", "service", "ops:read");
        }

        var body = """{"principal":"agent","kind":"service","scopes":["ops:read"]}""";
        (await app.Client.AskAsync(Calls.Post("/api/v1/accounts/keys", body, bearer: account.Key))).AssertProblem(
            409,
            "account-conflict"
        );
    }

    [Fact]
    public async Task Agent_Asks_AndSomebodyElseDecides()
    {
        await using var app = await TestApp.StartAsync(static options => options.AllowSignup = true);
        var account = await app.SignUpAsync();
        var agent = await app.AddKeyAsync(account.Key, "agent", "service", "ops:request ops:read");
        var boss = await app.AddKeyAsync(account.Key, "boss", "person", "hitl:decide");

        var asked = await app.Client.AskAsync(
            Calls.Decide("approve", "order-1", body: Seeds.Payload, bearer: agent.Key)
        );
        var askedAgain = await app.Client.AskAsync(
            Calls.Decide("approve", "order-1", body: Seeds.Payload, bearer: agent.Key)
        );
        var replayed = await app.Client.AskAsync(
            Calls
                .Decide("approve", "order-1", body: Seeds.Payload, bearer: agent.Key)
                .With("Idempotency-Mode", "replay")
        );
        var decided = await app.Client.AskAsync(Calls.Decide("approve", "order-1", bearer: boss.Key));
        var known = await app.Client.AskAsync(
            Calls.Decide("approve", "order-1", body: Seeds.Payload, bearer: agent.Key)
        );

        Assert.Equal(("PENDING", (string?)null), (asked.AssertAccepted()["state"], asked["decision"]));
        Assert.Equal("awaiting", askedAgain.AssertProblem(409, "in-progress")["phase"]);
        Assert.Equal(asked.Text, replayed.AssertAccepted().Text);
        Assert.Equal("approved", decided.AssertAccepted()["decision"]);
        Assert.Equal(asked["request_id"], decided["request_id"]);
        Assert.Equal("approved", known.AssertProblem(409, "duplicate")["decision"]);
    }

    [Fact]
    public async Task MissingScope_IsNamed()
    {
        await using var app = await TestApp.StartAsync(static options => options.AllowSignup = true);
        var account = await app.SignUpAsync();
        var agent = await app.AddKeyAsync(account.Key, "agent", "service", "ops:read");

        var answer = await app.Client.AskAsync(Calls.Get("/api/v1/hitl/pending", bearer: agent.Key));

        Assert.Equal("hitl:decide", answer.AssertProblem(403, "scope-missing")["scope"]);
    }

    [Fact]
    public async Task TenantWithAnAccount_IsNotOpenedByItsName()
    {
        await using var app = await TestApp.StartAsync(static options => options.AllowSignup = true);
        var account = await app.SignUpAsync();

        var byName = await app.Client.AskAsync(Calls.Get("/api/v1/usage", tenant: account.Tenant));
        var byHandle = await app.Client.AskAsync(
            Calls.Get($"/api/v1/hitl/status/{account.Tenant}.{Guid.NewGuid():n}", tenant: null)
        );

        byName.AssertProblem(401, "unauthenticated");
        byHandle.AssertProblem(401, "unauthenticated");
    }

    [Fact]
    public async Task TenantHeader_CanOnlyConfirm()
    {
        await using var app = await TestApp.StartAsync(static options => options.AllowSignup = true);
        var account = await app.SignUpAsync();

        var same = Calls.Get("/api/v1/usage", bearer: account.Key).With("Tenant-Id", account.Tenant);
        var other = Calls.Get("/api/v1/usage", bearer: account.Key).With("Tenant-Id", "acme");

        (await app.Client.AskAsync(same)).AssertOk();
        (await app.Client.AskAsync(other)).AssertProblem(403, "tenant-mismatch");
    }

    [Fact]
    public async Task KeysOfNobody_AreAnsweredAlike()
    {
        await using var app = await TestApp.StartAsync(static options => options.AllowSignup = true);
        var account = await app.SignUpAsync();
        var other = Aegis.Accounts.ApiKeySecret.Create().Reveal();
        string[] bad =
        [
            other,
            account.Key[..^1],
            account.Key.ToUpperInvariant(),
            $"{account.Key}x",
            account.Key.Replace("live", "test", StringComparison.Ordinal),
            "sk_live_",
            "sk_",
            $"{account.Key[..24]}{other[24..]}",
        ];

        foreach (var key in bad)
        {
            var answer = await app.Client.AskAsync(
                Calls.Get("/api/v1/usage", bearer: key).With("X-Request-Id", "same")
            );
            Assert.Equal(Refused, answer.AssertProblem(401, "unauthenticated").Text);
        }

        var basic = Calls.Get("/api/v1/usage", tenant: "acme").With("Authorization", "Basic YTpi");
        (await app.Client.AskAsync(basic)).AssertProblem(401, "unauthenticated");
    }

    [Fact]
    public async Task Usage_AndBill_CountOperations()
    {
        await using var app = await TestApp.StartAsync(static options => options.AllowSignup = true);
        var account = await app.SignUpAsync();
        (await app.Client.AskAsync(Calls.Decide("approve", "order-1", bearer: account.Key))).AssertAccepted();
        (await app.Client.AskAsync(Calls.Decide("approve", "order-1", bearer: account.Key))).AssertProblem(
            409,
            "duplicate"
        );

        var usage = (await app.Client.AskAsync(Calls.Get("/api/v1/usage", bearer: account.Key))).AssertOk();
        var bill = (await app.Client.AskAsync(Calls.Get("/api/v1/billing", bearer: account.Key))).AssertOk();
        var earlier = (
            await app.Client.AskAsync(Calls.Get("/api/v1/usage?period=2020-01", bearer: account.Key))
        ).AssertOk();

        Assert.Equal(("1", "100", "free"), (usage["used"], usage["quota"], usage["plan"]));
        Assert.Equal(("1", "0", "USD"), (bill["events"], bill["amount"], bill["currency"]));
        Assert.Equal("0", earlier["used"]);
        (await app.Client.AskAsync(Calls.Get("/api/v1/usage?period=x", bearer: account.Key))).AssertProblem(
            400,
            "malformed"
        );
    }

    [Fact]
    public async Task Plans_AreForAnybody()
    {
        await using var app = await TestApp.StartAsync();

        var plans = (await app.Client.AskAsync(Calls.Get("/api/v1/billing/plans", tenant: null))).AssertOk();

        var free = plans.Json.GetProperty("plans")[0];
        Assert.Equal("free", free.GetProperty("id").GetString());
        Assert.Equal(100, free.GetProperty("quota").GetInt64());
    }

    private static string Refused { get; } =
        JsonSerializer.Serialize(
            new
            {
                type = "/problems/unauthenticated",
                title = "The request bears no valid key.",
                status = 401,
                detail = "Send a valid key: Authorization: Bearer sk_live_…",
                instance = "urn:aegis:request:same",
            }
        );
}
