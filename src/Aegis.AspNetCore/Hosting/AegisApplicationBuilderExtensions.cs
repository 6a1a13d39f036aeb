using Aegis.AspNetCore.Hosting;
using Aegis.AspNetCore.Limits;
using Aegis.AspNetCore.Problems;
using Aegis.AspNetCore.Requests;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Aegis;

/// <summary>What stands before the endpoints of Aegis.</summary>
public static class AegisApplicationBuilderExtensions
{
    private const string Marker = "aegis-pipeline";

    /// <summary>
    /// Adds what requests to the approval API pass: request ids, problems, authentication, rate limits, time limits and, for
    /// the whole app, authorization. <c>MapAegis</c> does so by itself where it can; call this one where endpoints are mapped in a
    /// group, or to say at which place.
    /// </summary>
    /// <param name="app">The app, whose routing comes before this.</param>
    /// <returns><paramref name="app"/>.</returns>
    public static IApplicationBuilder UseAegis(this IApplicationBuilder app)
    {
        ArgumentNullException.ThrowIfNull(app);
        return app.UsePipeline(IsOurs);
    }

    /// <summary>The same where all addresses are the API's, also those that nothing answers.</summary>
    internal static IApplicationBuilder UseAegisEverywhere(this IApplicationBuilder app) =>
        app.UsePipeline(static _ => true);

    internal static bool HasAegis(this IApplicationBuilder app) => app.Properties.ContainsKey(Marker);

    private static IApplicationBuilder UsePipeline(this IApplicationBuilder app, Func<HttpContext, bool> isOurs)
    {
        app.Properties[Marker] = true;
        if (app.ApplicationServices.GetService<AegisServerMarker>() is { } marker)
        {
            marker.IsUsed = true;
        }

        app.UseWhen(
            isOurs,
            static ours =>
                ours.Use(
                        static (context, next) =>
                        {
                            RequestIds.Assign(context);
                            return next(context);
                        }
                    )
                    .UseMiddleware<ProblemMiddleware>()
                    .UseRequestTimeouts()
                    .UseMiddleware<CallerMiddleware>()
                    .UseRateLimiter()
        );
        return app.UseAuthorization();
    }

    // also what routing answers itself, such as 405, under an address of the API
    private static bool IsOurs(HttpContext context) =>
        AegisEndpoint.Is(context)
        || context.Request.Path.StartsWithSegments("/api/v1", StringComparison.OrdinalIgnoreCase)
            && context.GetEndpoint()
                is null
                    or { RequestDelegate: not null, DisplayName: "405 HTTP Method Not Supported" };
}
