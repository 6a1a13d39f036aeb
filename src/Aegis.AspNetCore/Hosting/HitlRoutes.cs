using Aegis.AspNetCore.Hitl;
using Aegis.AspNetCore.Operations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;

namespace Aegis.AspNetCore.Hosting;

/// <summary>Asking, deciding, looking, resolving.</summary>
internal static class HitlRoutes
{
    public static void Map(IEndpointRouteBuilder api)
    {
        Decision(api, "approve", isApproval: true, "Approve an action, or ask for its approval.");
        Decision(api, "reject", isApproval: false, "Reject an action, or ask for its rejection.");
        api.MapGet(
                "/hitl/status/{id}",
                static (HttpContext context, string id, StatusRoute route) => route.AnswerAsync(context, id)
            )
            .Called(StatusRoute.Name, "What became of an action. Prefer: wait=n waits for news.")
            .For(AegisScopes.Read)
            .Produces<OperationStatus>()
            .Produces(304)
            .Problems(404);
        api.MapGet(
                "/hitl/pending",
                static (HttpContext context, PendingRoute route, string? cursor) => route.AnswerAsync(context, cursor)
            )
            .Called("aegis-pending", "What waits for a decision, the oldest first.")
            .For(AegisScopes.Decide)
            .Produces<PendingPage>()
            .Problems(400);
        api.MapPost(
                "/operations/{id}/resolve",
                static (HttpContext context, string id, ResolveRoute route) => route.AnswerAsync(context, id)
            )
            .Called("aegis-resolve", "Say how an action ended whose outcome nobody knows. For persons.")
            .For(AegisScopes.Resolve)
            .Accepts<Resolution>("application/json")
            .Produces<OperationStatus>(202)
            .Problems(400, 404, 409, 413, 415);
    }

    private static void Decision(IEndpointRouteBuilder api, string verb, bool isApproval, string summary) =>
        api.MapPost(
                $"/hitl/{verb}",
                async (HttpContext context, HitlDesk desk, IOptions<AegisServerOptions> options) =>
                {
                    var ask = await HitlAsk
                        .ReadAsync(context.Request, isApproval, options.Value.MaxBodyLength)
                        .ConfigureAwait(false);
                    return await desk.AnswerAsync(context, ask).ConfigureAwait(false);
                }
            )
            .Called($"aegis-{verb}", summary)
            .For(AegisScopes.Decide, AegisScopes.Request)
            .Produces<HitlAccepted>(202)
            .Problems(400, 404, 409, 413, 415, 422);
}
