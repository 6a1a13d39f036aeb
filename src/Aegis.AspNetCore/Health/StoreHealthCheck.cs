using Aegis.Ledger;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;

namespace Aegis.AspNetCore.Health;

/// <summary>Whether this node should get requests: its store answers, and it is not stopping.</summary>
internal sealed class StoreHealthCheck(ILedgerStore store, IHostApplicationLifetime lifetime) : IHealthCheck
{
    public const string Name = "aegis-store";
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(2);

    public async Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context,
        CancellationToken cancellationToken = default
    )
    {
        if (lifetime.ApplicationStopping.IsCancellationRequested)
        {
            return HealthCheckResult.Unhealthy("The server is stopping.");
        }

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Limit);
        // what this throws, the framework takes for unhealthy
        await store.FindAsync("aegis-health", Guid.Empty, limit.Token).ConfigureAwait(false);
        return HealthCheckResult.Healthy();
    }
}
