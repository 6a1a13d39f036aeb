using Aegis.AspNetCore.Auditing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Aegis.AspNetCore.Hosting;

/// <summary>What was done, by whom, and whether the record of it is whole.</summary>
internal static class AuditRoutes
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet(
                "/audit/{id}",
                static (HttpContext context, string id, TrailRoute route) => route.AnswerAsync(context, id)
            )
            .Called("aegis-audit-trail", "All that was done to an operation.")
            .For(AegisScopes.Audit)
            .Produces<AuditTrail>()
            .Problems(404);
        api.MapGet(
                "/audit",
                static (HttpContext context, ExportRoute route, string? from, string? to) =>
                    route.AnswerAsync(context, from, to)
            )
            .Called("aegis-audit-export", "All records of a time, one JSON object a line.")
            .For(AegisScopes.Audit)
            .Produces<AuditEntry>(200, "application/x-ndjson")
            .Problems(400);
        api.MapGet(
                "/audit/verify",
                static (HttpContext context, VerifyRoute route, string? anchor) => route.AnswerAsync(context, anchor)
            )
            .Called("aegis-audit-verify", "Whether nothing of the audit was changed, removed or put in another order.")
            .For(AegisScopes.Audit)
            .Produces<AuditVerdict>()
            .Problems(400);
    }
}
