using Microsoft.Extensions.Logging;

namespace Aegis.Ledger;

internal static partial class LedgerLog
{
    [LoggerMessage(
        EventId = 1401,
        Level = LogLevel.Warning,
        Message = "Whether operation {Id} ({Operation}) took effect is unknown; it will not be repeated by itself."
    )]
    public static partial void Unknown(ILogger logger, Guid id, string operation, Exception exception);

    [LoggerMessage(
        EventId = 1402,
        Level = LogLevel.Warning,
        Message = "Operation {Id} ({Operation}) ended after another owner had taken it over; its result is not the one that counts."
    )]
    public static partial void Late(ILogger logger, Guid id, string operation);

    [LoggerMessage(
        EventId = 1403,
        Level = LogLevel.Error,
        Message = "Operation {Id} ({Operation}) took effect, but that could not be recorded; it will show as unknown."
    )]
    public static partial void NotRecorded(ILogger logger, Guid id, string operation, Exception exception);

    [LoggerMessage(EventId = 1404, Level = LogLevel.Warning, Message = "Looking after the ledger's store failed.")]
    public static partial void MaintenanceFailed(ILogger logger, Exception exception);

    [LoggerMessage(
        EventId = 1405,
        Level = LogLevel.Warning,
        Message = "The result of operation {Id} ({Operation}) can not be kept; a later call will be told that it is gone."
    )]
    public static partial void ResultNotKept(ILogger logger, Guid id, string operation, Exception? exception);
}
