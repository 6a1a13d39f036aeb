using Aegis.Accounts;
using Aegis.AspNetCore;
using Aegis.AspNetCore.Hosting;
using Aegis.AspNetCore.Limits;
using Aegis.AspNetCore.Metrics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Aegis;

/// <summary>Serves the approval API.</summary>
public static class AegisEndpointRouteBuilderExtensions
{
    /// <summary>
    /// Maps the approval API: <c>/api/v1/…</c>, what there is to know of agents: <c>/api/agents/…</c>, <c>/problems/{type}</c>, <c>/openapi/v1.json</c>, <c>/live</c>, <c>/ready</c> and
    /// <c>/metrics</c>. What stands before it, <see cref="AegisApplicationBuilderExtensions.UseAegis"/>, is added as well unless it
    /// is there already.
    /// </summary>
    /// <param name="endpoints">The app; or a group of it, behind <c>app.UseAegis()</c>, without which the app does not start.</param>
    /// <returns>All of its endpoints, to be given metadata.</returns>
    /// <exception cref="InvalidOperationException">
    /// <c>services.AddAegisServer()</c> was not called, or accounts are kept in a database and there is no <see cref="PepperRing"/>.
    /// </exception>
    public static IEndpointConventionBuilder MapAegis(this IEndpointRouteBuilder endpoints)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        if (endpoints.ServiceProvider.GetService<AegisServerMarker>() is not { } marker)
        {
            throw new InvalidOperationException("Call services.AddAegisServer() before app.MapAegis().");
        }

        if (endpoints is IApplicationBuilder app && !app.HasAegis())
        {
            app.UseAegis();
        }

        marker.IsMapped = true;
        // a pepper that is missing is to be noticed now, and not by the first caller
        endpoints.ServiceProvider.GetRequiredService<PepperRing>();
        // what is measured before somebody asks counts too
        endpoints.ServiceProvider.GetRequiredService<MetricsCollector>();
        var options = endpoints.ServiceProvider.GetRequiredService<IOptions<AegisServerOptions>>().Value;
        var all = endpoints.MapGroup("").WithMetadata(new AegisEndpoint(options.MaxBodyLength));
        PublicRoutes.Map(all);
        ManagementRoutes.Map(all);
        var api = all.MapGroup("/api/v1");
        api.RequireRateLimiting(CallerRateLimit.Name).WithRequestTimeout(RequestTimeouts.Policy);
        HitlRoutes.Map(api);
        AccountRoutes.Map(api);
        AuditRoutes.Map(api);
        var agents = all.MapGroup("/api/agents");
        agents.RequireRateLimiting(CallerRateLimit.Name).WithRequestTimeout(RequestTimeouts.Policy);
        AgentRoutes.Map(agents);
        return all;
    }
}
