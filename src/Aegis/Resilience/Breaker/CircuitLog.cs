using Microsoft.Extensions.Logging;

namespace Aegis.Resilience;

internal static partial class CircuitLog
{
    [LoggerMessage(
        EventId = 1301,
        Level = LogLevel.Error,
        Message = "A handler of StateChanged threw when circuit {Key} went from {From} to {To}."
    )]
    public static partial void HandlerFailed(
        ILogger logger,
        string key,
        CircuitState from,
        CircuitState to,
        Exception exception
    );
}
