using Aegis.Buffering;
using Microsoft.Extensions.Logging;

namespace Aegis.Usage;

/// <summary>Tells the app's log what becomes of usage.</summary>
internal sealed class UsageBufferLog(ILogger logger, int capacity) : IRecordBufferListener
{
    public void OutageBegan(long waiting, Exception exception) => UsageLog.StoreFailed(logger, waiting, exception);

    public void OutageEnded(long dropped) => UsageLog.StoreRecovered(logger, dropped);

    public void DroppingBegan() => UsageLog.Dropping(logger, capacity);

    public void CameLate() => UsageLog.Late(logger);

    public void Lost(long count, Exception exception) => UsageLog.Lost(logger, count, exception);
}
