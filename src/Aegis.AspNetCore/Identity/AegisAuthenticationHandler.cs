using System.Security.Claims;
using System.Text.Encodings.Web;
using Aegis.AspNetCore.Hitl;
using Aegis.AspNetCore.Problems;
using Aegis.AspNetCore.Requests;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Aegis.AspNetCore.Identity;

/// <summary>Knows callers by a key of Aegis, by the app's own authentication, or by <c>Tenant-Id</c>, as far as each is allowed.</summary>
internal sealed class AegisAuthenticationHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> schemes,
    ILoggerFactory loggers,
    UrlEncoder encoder,
    IOptions<AegisServerOptions> server,
    KeyCallers keys
) : AuthenticationHandler<AuthenticationSchemeOptions>(schemes, loggers, encoder)
{
    private const string BearerKey = "Bearer sk_";

    // an app may authenticate before anything stands there that could answer: what went wrong is told where something does
    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        try
        {
            return await AuthenticateCallerAsync().ConfigureAwait(false);
        }
        catch (Exception error) when (StoreFaults.IsOne(error))
        {
            return AuthenticateResult.Fail(error);
        }
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties) =>
        Refusals.Unauthenticated().ExecuteAsync(Context);

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties)
    {
        var missing = Context.GetEndpoint()?.Metadata.GetMetadata<ScopeRequirement>();
        return Refusals.ScopeMissing(string.Join(" or ", missing?.AnyOf ?? [])).ExecuteAsync(Context);
    }

    private async Task<AuthenticateResult> AuthenticateCallerAsync()
    {
        var authorization = Request.Headers.Authorization.ToString();
        if (authorization.StartsWith(BearerKey, StringComparison.OrdinalIgnoreCase))
        {
            var caller = await keys.FindAsync(authorization["Bearer ".Length..], Context.RequestAborted)
                .ConfigureAwait(false);
            return caller is null ? AuthenticateResult.Fail("The key is not valid.") : Success(caller.ToPrincipal());
        }

        if (server.Value.AuthenticationScheme is { } scheme)
        {
            var result = await Context.AuthenticateAsync(scheme).ConfigureAwait(false);
            return result.Principal is { } principal && Caller.Of(principal) is not null
                ? Success(principal)
                : AuthenticateResult.NoResult();
        }

        // credentials that are of no use here must not turn into none
        return server.Value.AllowTenantHeader && authorization.Length == 0
            ? await ByHeaderAsync().ConfigureAwait(false)
            : AuthenticateResult.NoResult();
    }

    // a tenant with an account has keys, and only they open it
    private async Task<AuthenticateResult> ByHeaderAsync()
    {
        var tenant = TenantHeader.TenantOf(Request.Headers) ?? TenantOfStatus();
        return tenant is null || await keys.HasAccountAsync(tenant, Context.RequestAborted).ConfigureAwait(false)
            ? AuthenticateResult.NoResult()
            : Success(TenantHeader.PrincipalOf(tenant));
    }

    // the published client asks for the status without any header: the handle that it was given names the tenant
    private string? TenantOfStatus() =>
        Context.GetEndpoint()?.Metadata.GetMetadata<EndpointNameMetadata>()?.EndpointName == StatusRoute.Name
        && Request.Headers[SingletonHeaders.TenantId].Count == 0
        && Request.RouteValues["id"] is string handle
        && RequestHandles.TenantIn(handle) is { } tenant
        && TenantHeader.IsName(tenant)
            ? tenant
            : null;

    private AuthenticateResult Success(ClaimsPrincipal principal) =>
        AuthenticateResult.Success(new AuthenticationTicket(principal, Scheme.Name));
}
