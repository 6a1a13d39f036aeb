using Microsoft.Extensions.Logging;

namespace Aegis.Metrics;

internal static partial class MetricsLog
{
    [LoggerMessage(
        EventId = 1611,
        Level = LogLevel.Error,
        Message = "Agent metrics can not be stored. They are kept in memory, and tried again until they are."
    )]
    public static partial void OutageBegan(ILogger logger, Exception exception);

    [LoggerMessage(EventId = 1612, Level = LogLevel.Information, Message = "Agent metrics are stored again.")]
    public static partial void OutageEnded(ILogger logger);

    [LoggerMessage(
        EventId = 1613,
        Level = LogLevel.Warning,
        Message = "{Count} agent metrics were dropped, because too many waited to be stored. Raise AgentMetricsOptions.BufferSize, or use a faster store."
    )]
    public static partial void Dropped(ILogger logger, long count);

    [LoggerMessage(
        EventId = 1614,
        Level = LogLevel.Error,
        Message = "{Count} agent metrics are lost: the process ends, and they could not be stored."
    )]
    public static partial void Lost(ILogger logger, long count, Exception exception);

    [LoggerMessage(
        EventId = 1615,
        Level = LogLevel.Warning,
        Message = "The error taxonomy {Taxonomy} threw when it was asked about {ErrorType}; the next one is asked."
    )]
    public static partial void TaxonomyFailed(ILogger logger, string taxonomy, string errorType, Exception exception);

    [LoggerMessage(
        EventId = 1616,
        Level = LogLevel.Warning,
        Message = "Agent metrics that are too old could not be removed; it is tried again in an hour."
    )]
    public static partial void PruningFailed(ILogger logger, Exception exception);
}
