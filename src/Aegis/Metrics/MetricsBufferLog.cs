using Aegis.Metrics.Buffering;
using Microsoft.Extensions.Logging;

namespace Aegis.Metrics;

/// <summary>Tells the app's log what becomes of metrics.</summary>
internal sealed class MetricsBufferLog(ILogger logger) : IRecordBufferListener
{
    public void OutageBegan(Exception exception) => MetricsLog.OutageBegan(logger, exception);

    public void OutageEnded() => MetricsLog.OutageEnded(logger);

    public void Dropped(long count) => MetricsLog.Dropped(logger, count);

    public void Lost(long count, Exception exception) => MetricsLog.Lost(logger, count, exception);
}
