using Aegis.Ledger;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Aegis.AspNetCore.Auditing;

/// <summary>Seals what was added to the audit, of those tenants that have something to seal, while the app runs.</summary>
internal sealed class AuditSealing(
    IAuditStore audit,
    IOptions<AuditSealingOptions> options,
    ILogger<AuditSealing> logger,
    TimeProvider? timeProvider = null
) : BackgroundService
{
    private readonly TimeProvider clock = timeProvider ?? TimeProvider.System;
    private readonly AuditSealer sealer = new(audit, timeProvider);

    /// <summary>Stops, and seals what the last round left.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken).ConfigureAwait(false);
        await SealAsync(cancellationToken).ConfigureAwait(false);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.Interval, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false))
            {
                await SealAsync(stoppingToken).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // the last seal is made by whoever stops
        }
    }

    private async Task SealAsync(CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var tenant in sealer.TenantsAsync(cancellationToken).ConfigureAwait(false))
            {
                await SealAsync(tenant, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (Exception error) when (!cancellationToken.IsCancellationRequested)
        {
            ServerLog.NothingSealed(logger, error);
        }
    }

    // what is wrong with one tenant does not keep the others from being sealed
    private async Task SealAsync(string tenant, CancellationToken cancellationToken)
    {
        try
        {
            await sealer.SealAsync(tenant, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (!cancellationToken.IsCancellationRequested)
        {
            ServerLog.NotSealed(logger, tenant, error);
        }
    }
}

/// <summary>How often the audit is sealed.</summary>
internal sealed class AuditSealingOptions
{
    public TimeSpan Interval { get; set; } = TimeSpan.FromSeconds(1);
}
