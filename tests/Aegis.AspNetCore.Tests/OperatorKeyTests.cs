using Aegis.Accounts;
using Aegis.AspNetCore.Tests.Apps;
using Microsoft.Extensions.DependencyInjection;

namespace Aegis.AspNetCore.Tests;

/// <summary>Keys that the operator of an app makes in code.</summary>
public class OperatorKeyTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task KeyOfTheDefaultTenant_DecidesAndResolvesWhatToolsLeave()
    {
        await using var app = await StartAsync();
        await app.Ledger.AwaitApprovalAsync("key:charge_card:1", "default");
        var unknown = await app.Ledger.BecomeUnknownAsync("key:charge_card:2", "default");

        var key = await Keys(app).CreateAsync(new AegisKeyOptions { Name = "alice", IsPerson = true }, Token);

        Assert.Equal(("default", "scale"), (key.Tenant, key.NewPlan));
        var decided = await app.Client.AskAsync(Calls.Decide("approve", "key:charge_card:1", bearer: key.Secret));
        Assert.Equal("approved", decided.AssertAccepted()["decision"]);
        var resolved = await app.Client.AskAsync(
            Calls.Post(
                $"/api/v1/operations/{unknown.Id:n}/resolve",
                """{"outcome":"failed","reason":"The bank does not have it."}""",
                bearer: key.Secret
            )
        );
        Assert.Equal("FAILED", resolved.AssertAccepted()["state"]);
    }

    [Fact]
    public async Task KeyWithoutPerson_CanNotResolve()
    {
        await using var app = await StartAsync();
        var unknown = await app.Ledger.BecomeUnknownAsync("key:charge_card:2", "default");

        var key = await Keys(app).CreateAsync(cancellationToken: Token);

        (
            await app.Client.AskAsync(
                Calls.Post(
                    $"/api/v1/operations/{unknown.Id:n}/resolve",
                    """{"outcome":"failed","reason":"x"}""",
                    bearer: key.Secret
                )
            )
        ).AssertProblem(403, "person-required");
    }

    [Fact]
    public async Task TenantWithAnAccount_KeepsItsPlan_AndGetsNoMoreKeysThanThatAllows()
    {
        await using var app = await StartAsync();
        var account = await app.SignUpAsync();
        var most = app.Services.GetRequiredService<PlanCatalog>().First.LiveKeys;
        var wanted = new AegisKeyOptions { Tenant = account.Tenant, Scopes = [AegisScopes.Read, AegisScopes.Read] };
        for (var at = 1; at < most; at++)
        {
            Assert.Null((await Keys(app).CreateAsync(wanted, Token)).NewPlan);
        }

        var error = await Assert.ThrowsAsync<KeyLimitException>(() => Keys(app).CreateAsync(wanted, Token));

        Assert.Contains(account.Tenant, error.Message, StringComparison.Ordinal);
        var keys = await app.Services.GetRequiredService<IAccountStore>().ListKeysAsync(account.Tenant, Token);
        Assert.Equal(most, keys.Count);
        Assert.Equal([AegisScopes.Read], keys[^1].Scopes);
    }

    [Theory]
    [InlineData("", "a", "admin")]
    [InlineData("a\nb", "a", "admin")]
    [InlineData("t", "api:x", "admin")]
    [InlineData("t", "a", "all")]
    public async Task KeyThatCanNotBeMeant_LeavesNothingBehind(string tenant, string name, string scope)
    {
        await using var app = await StartAsync();
        var wanted = new AegisKeyOptions
        {
            Tenant = tenant,
            Name = name,
            Scopes = [scope],
        };

        await Assert.ThrowsAsync<ArgumentException>(() => Keys(app).CreateAsync(wanted, Token));

        Assert.Null(await app.Services.GetRequiredService<IAccountStore>().FindTenantAsync("t", Token));
    }

    [Fact]
    public async Task KeyThatWouldOutliveItsPepper_IsNotMade()
    {
        var folder = Directory.CreateTempSubdirectory("aegis-keys-");
        try
        {
            // by the header alone an app needs no pepper, as long as nobody makes keys
            await using var app = await TestApp.StartAsync(services: services =>
                services.UseSqlite(Path.Combine(folder.FullName, "aegis.db"))
            );

            var error = await Assert.ThrowsAsync<InvalidOperationException>(() =>
                Keys(app).CreateAsync(cancellationToken: Token)
            );

            Assert.Contains("PepperRing", error.Message, StringComparison.Ordinal);
            Assert.Null(await app.Services.GetRequiredService<IAccountStore>().FindTenantAsync("default", Token));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static Task<TestApp> StartAsync() =>
        TestApp.StartAsync(static options => (options.AllowSignup, options.AllowTenantHeader) = (true, false));

    private static AegisKeys Keys(TestApp app) => app.Services.GetRequiredService<AegisKeys>();
}
