using Microsoft.Extensions.Logging;

namespace Aegis.Usage;

internal static partial class UsageLog
{
    [LoggerMessage(
        EventId = 1601,
        Level = LogLevel.Warning,
        Message = "Usage can not be written; {Waiting} events wait, and it is tried again."
    )]
    public static partial void StoreFailed(ILogger logger, long waiting, Exception exception);

    [LoggerMessage(
        EventId = 1602,
        Level = LogLevel.Information,
        Message = "Usage is written again; {Dropped} events have been dropped so far."
    )]
    public static partial void StoreRecovered(ILogger logger, long dropped);

    [LoggerMessage(
        EventId = 1603,
        Level = LogLevel.Warning,
        Message = "Usage comes faster than it is written, and {Capacity} events wait: the oldest are dropped until there is room."
    )]
    public static partial void Dropping(ILogger logger, int capacity);

    [LoggerMessage(
        EventId = 1604,
        Level = LogLevel.Warning,
        Message = "Model '{Model}' has no price: its tokens are recorded without a cost. Add it to Aegis:Prices, or as an alias."
    )]
    public static partial void PriceUnknown(ILogger logger, string model);

    [LoggerMessage(
        EventId = 1605,
        Level = LogLevel.Warning,
        Message = "Model '{Model}' answered without counting tokens: what it uses is not recorded."
    )]
    public static partial void NotCounted(ILogger logger, string model);

    [LoggerMessage(
        EventId = 1606,
        Level = LogLevel.Error,
        Message = "The app stops, and usage of {Lost} answers could not be written."
    )]
    public static partial void Lost(ILogger logger, long lost, Exception exception);

    [LoggerMessage(
        EventId = 1607,
        Level = LogLevel.Warning,
        Message = "Usage was recorded after the tracker was disposed of; it is dropped."
    )]
    public static partial void Late(ILogger logger);
}
