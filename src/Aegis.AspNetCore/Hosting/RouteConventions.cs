using Aegis.AspNetCore.Identity;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Aegis.AspNetCore.Hosting;

/// <summary>What every route says of itself: who may call it, and what it answers.</summary>
internal static class RouteConventions
{
    public static RouteHandlerBuilder For(this RouteHandlerBuilder route, params string[] anyScope)
    {
        var requirement = new ScopeRequirement(anyScope);
        var policy = new AuthorizationPolicy([requirement], [AegisClaims.Scheme]);
        return route
            .RequireAuthorization(policy)
            .WithMetadata(requirement)
            .WithDescription($"Scope: {string.Join(" or ", anyScope)}.")
            .Problems(401, 403, 429, 503);
    }

    public static RouteHandlerBuilder ForAnybody(this RouteHandlerBuilder route) => route.AllowAnonymous();

    public static RouteHandlerBuilder Called(this RouteHandlerBuilder route, string name, string summary) =>
        route.WithName(name).WithSummary(summary);

    public static RouteHandlerBuilder Problems(this RouteHandlerBuilder route, params int[] statuses)
    {
        foreach (var status in statuses)
        {
            route.ProducesProblem(status);
        }

        return route;
    }
}
