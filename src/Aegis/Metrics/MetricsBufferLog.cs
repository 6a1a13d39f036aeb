using Aegis.Buffering;
using Microsoft.Extensions.Logging;

namespace Aegis.Metrics;

/// <summary>Tells the app's log what becomes of metrics.</summary>
internal sealed class MetricsBufferLog(ILogger logger, int capacity) : IRecordBufferListener
{
    public void OutageBegan(long waiting, Exception exception) => MetricsLog.OutageBegan(logger, waiting, exception);

    public void OutageEnded(long dropped) => MetricsLog.OutageEnded(logger, dropped);

    public void DroppingBegan() => MetricsLog.DroppingBegan(logger, capacity);

    public void CameLate() => MetricsLog.CameLate(logger);

    public void Lost(long count, Exception exception) => MetricsLog.Lost(logger, count, exception);
}
