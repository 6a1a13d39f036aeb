using System.Security.Claims;
using System.Text.Encodings.Web;
using Aegis.AspNetCore.Tests.Apps;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Aegis.AspNetCore.Tests;

/// <summary>Users of the app, whom the app itself authenticates.</summary>
public class OwnAuthenticationTests
{
    [Fact]
    public async Task UserOfTheApp_Decides()
    {
        await using var app = await StartAsync();
        await app.Ledger.AwaitApprovalAsync("order-1");

        var decided = await app.Client.AskAsync(
            Calls.Decide("approve", "order-1", bearer: "ada acme hitl:decide|ops:read")
        );
        var contrary = await app.Client.AskAsync(
            Calls.Decide("reject", "order-1", bearer: "bob acme hitl:decide|ops:read")
        );

        decided.AssertAccepted();
        Assert.Equal("ada", contrary.AssertProblem(409, "already-decided")["decided_by"]);
    }

    [Fact]
    public async Task UserWithoutTenantOrScope_GetsNowhere()
    {
        await using var app = await StartAsync();

        var noTenant = await app.Client.AskAsync(Calls.Decide("approve", "order-1", bearer: "ada - hitl:decide"));
        var noScope = await app.Client.AskAsync(Calls.Decide("approve", "order-1", bearer: "ada acme ops:read"));
        var nobody = await app.Client.AskAsync(Calls.Decide("approve", "order-1", tenant: "acme"));

        noTenant.AssertProblem(401, "unauthenticated");
        noScope.AssertProblem(403, "scope-missing");
        nobody.AssertProblem(401, "unauthenticated");
    }

    private static Task<TestApp> StartAsync() =>
        TestApp.StartAsync(
            static options =>
            {
                options.AllowTenantHeader = false;
                options.AuthenticationScheme = "Own";
            },
            static services =>
                services.AddAuthentication().AddScheme<AuthenticationSchemeOptions, OwnHandler>("Own", null)
        );

    // stands for JwtBearer: "Bearer name tenant scope|scope"
    private sealed class OwnHandler(
        IOptionsMonitor<AuthenticationSchemeOptions> options,
        ILoggerFactory loggers,
        UrlEncoder encoder
    ) : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
    {
        protected override Task<AuthenticateResult> HandleAuthenticateAsync()
        {
            if (Request.Headers.Authorization.ToString().Split(' ') is not ["Bearer", var name, var tenant, var scopes])
            {
                return Task.FromResult(AuthenticateResult.NoResult());
            }

            var identity = new ClaimsIdentity(
                [
                    new Claim("sub", name),
                    new Claim(AegisClaims.Scope, scopes.Replace('|', ' ')),
                    new Claim(AegisClaims.Kind, AegisClaims.Person),
                ],
                "Own"
            );
            if (tenant != "-")
            {
                identity.AddClaim(new Claim(AegisClaims.Tenant, tenant));
            }

            return Task.FromResult(
                AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), Scheme.Name))
            );
        }
    }
}
