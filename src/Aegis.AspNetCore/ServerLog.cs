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
}
