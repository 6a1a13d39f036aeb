using Microsoft.Extensions.Logging;

namespace Aegis.Metrics;

/// <summary>Removes what is too old, once an hour at most.</summary>
internal sealed class MetricsPruning(IMetricsStore store, TimeSpan retention, TimeProvider clock, ILogger logger)
{
    private const int Together = 5_000;
    private static readonly TimeSpan Pause = TimeSpan.FromHours(1);

    private DateTimeOffset next = DateTimeOffset.MinValue;

    public async ValueTask PruneAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (now < next)
        {
            return;
        }

        next = now + Pause;
        try
        {
            while (
                await store.PruneAsync(now - retention, Together, cancellationToken).ConfigureAwait(false) == Together
            ) { }
        }
        catch (Exception exception)
        {
            // what was to be stored is stored: that is no failure of the batch
            MetricsLog.PruningFailed(logger, exception);
        }
    }
}
