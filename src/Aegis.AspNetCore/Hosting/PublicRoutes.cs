using Aegis.AspNetCore.Limits;
using Aegis.AspNetCore.Problems;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Aegis.AspNetCore.Hosting;

/// <summary>What anybody may read: what errors mean, and the description of the API.</summary>
internal static class PublicRoutes
{
    public const string Document = "v1";

    public static void Map(IEndpointRouteBuilder all)
    {
        all.MapGet("/problems/{type}", static (string type) => ProblemPages.Show(type))
            .Called("aegis-problem", "What a sort of error means, and what to do.")
            .ForAnybody()
            .RequireRateLimiting(CallerRateLimit.Name)
            .Problems(404);
        all.MapOpenApi("/openapi/{documentName}.json").AllowAnonymous().RequireRateLimiting(CallerRateLimit.Name);
    }
}
