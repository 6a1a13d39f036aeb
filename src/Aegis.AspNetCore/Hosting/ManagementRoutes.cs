using Aegis.AspNetCore.Health;
using Aegis.AspNetCore.Metrics;
using Aegis.AspNetCore.Problems;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Aegis.AspNetCore.Hosting;

/// <summary>What operators and their machines ask; on a port of its own, where there is one.</summary>
internal static class ManagementRoutes
{
    public static void Map(IEndpointRouteBuilder all)
    {
        var management = all.MapGroup("").WithMetadata(new ManagementEndpoint());
        management
            .MapGet("/live", static () => Results.Text("live\n"))
            .Called("aegis-live", "Whether the process answers.")
            .ForAnybody();
        management
            .MapGet(
                "/ready",
                static async (HealthCheckService health, CancellationToken cancelled) =>
                    (
                        await health
                            .CheckHealthAsync(static check => check.Name == StoreHealthCheck.Name, cancelled)
                            .ConfigureAwait(false)
                    ).Status == HealthStatus.Healthy
                        ? Results.Text("ready\n")
                        : Refusals.Unavailable()
            )
            .Called("aegis-ready", "Whether this node should be given requests.")
            .ForAnybody()
            .Problems(503);
        management
            .MapGet("/metrics", static (HttpContext context, MetricsRoute metrics) => metrics.Answer(context))
            .Called("aegis-metrics", "Counters and histograms in Prometheus' text format.")
            .ForAnybody()
            .Problems(401, 404);
    }
}
