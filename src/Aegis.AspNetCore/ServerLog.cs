using Microsoft.Extensions.Logging;

namespace Aegis.AspNetCore;

/// <summary>What the server logs. Never a secret, a payload or an idempotency key.</summary>
internal static partial class ServerLog
{
    [LoggerMessage(
        EventId = 1501,
        Level = LogLevel.Error,
        Message = "Request {Request} met a store that can not be asked."
    )]
    public static partial void StoreUnavailable(ILogger logger, string request, Exception error);

    [LoggerMessage(EventId = 1502, Level = LogLevel.Error, Message = "Request {Request} met a mistake of the server.")]
    public static partial void Mistake(ILogger logger, string request, Exception error);

    [LoggerMessage(
        EventId = 1503,
        Level = LogLevel.Information,
        Message = "The server is stopping: it answers what it has begun."
    )]
    public static partial void Stopping(ILogger logger);

    [LoggerMessage(
        EventId = 1504,
        Level = LogLevel.Error,
        Message = "The audit of tenant {Tenant} can not be sealed; it is tried again with the next round."
    )]
    public static partial void NotSealed(ILogger logger, string tenant, Exception error);

    [LoggerMessage(
        EventId = 1505,
        Level = LogLevel.Error,
        Message = "What there is to seal can not be read; it is tried again with the next round."
    )]
    public static partial void NothingSealed(ILogger logger, Exception error);
}
