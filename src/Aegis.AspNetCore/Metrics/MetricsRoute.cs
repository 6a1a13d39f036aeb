using System.Security.Cryptography;
using System.Text;
using Aegis.AspNetCore.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace Aegis.AspNetCore.Metrics;

/// <summary>GET /metrics: for the management port, or for whoever has the token.</summary>
internal sealed class MetricsRoute(MetricsCollector collector, IOptions<AegisServerOptions> options)
{
    public IResult Answer(HttpContext context)
    {
        var (port, token) = (options.Value.ManagementPort, options.Value.MetricsToken);
        if (port is null && token is null)
        {
            return Refusals.NotFound();
        }

        return port is not null || IsToken(context, token!)
            ? Results.Text(collector.Expose(), PrometheusText.ContentType)
            : Refusals.Unauthenticated();
    }

    private static bool IsToken(HttpContext context, string token) =>
        CryptographicOperations.FixedTimeEquals(
            SHA256.HashData(Encoding.UTF8.GetBytes($"Bearer {token}")),
            SHA256.HashData(Encoding.UTF8.GetBytes(context.Request.Headers.Authorization.ToString()))
        );
}
