using Aegis.AspNetCore.Accounts;
using Aegis.AspNetCore.Limits;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Aegis.AspNetCore.Hosting;

/// <summary>Accounts, keys, plans, usage, bills.</summary>
internal static class AccountRoutes
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapPost("/accounts/signup", static (HttpContext context, SignupRoute route) => route.AnswerAsync(context))
            .Called("aegis-signup", "Open an account. The key in the answer is shown once.")
            .ForAnybody()
            .RequireRateLimiting(SignupRateLimit.Name)
            .Accepts<SignupRequest>("application/json")
            .Produces<SignupAnswer>(201)
            .Problems(400, 404, 413, 415, 429, 503);
        MapKeys(api);
        api.MapGet("/billing/plans", static (BillingRoutes route) => route.Plans())
            .Called("aegis-plans", "What plans there are.")
            .ForAnybody()
            .Produces<PlanList>()
            .Problems(429);
        api.MapGet(
                "/billing",
                static (HttpContext context, BillingRoutes route, string? period) => route.BillAsync(context, period)
            )
            .Called("aegis-bill", "What the tenant owes for a month; this one by default.")
            .For(AegisScopes.Usage)
            .Produces<BillAnswer>()
            .Problems(400, 404);
        api.MapGet(
                "/usage",
                static (HttpContext context, BillingRoutes route, string? period) => route.UsageAsync(context, period)
            )
            .Called("aegis-usage", "What the tenant used in a month; this one by default.")
            .For(AegisScopes.Usage)
            .Produces<UsageAnswer>()
            .Problems(400);
    }

    private static void MapKeys(IEndpointRouteBuilder api)
    {
        api.MapGet("/accounts/keys", static (HttpContext context, KeyRoutes route) => route.ListAsync(context))
            .Called("aegis-keys", "The tenant's keys, without their secrets.")
            .For(AegisScopes.Admin)
            .Produces<KeyList>();
        api.MapPost("/accounts/keys", static (HttpContext context, KeyRoutes route) => route.AddAsync(context))
            .Called("aegis-key-add", "Make a key. The secret in the answer is shown once.")
            .For(AegisScopes.Admin)
            .Accepts<KeyRequest>("application/json")
            .Produces<NewKey>(201)
            .Problems(400, 409, 413, 415);
        api.MapDelete(
                "/accounts/keys/{id}",
                static (HttpContext context, string id, KeyRoutes route) => route.RevokeAsync(context, id)
            )
            .Called("aegis-key-revoke", "Revoke a key, at once.")
            .For(AegisScopes.Admin)
            .Produces(204)
            .Problems(404);
    }
}
