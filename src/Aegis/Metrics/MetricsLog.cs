using Microsoft.Extensions.Logging;

namespace Aegis.Metrics;

internal static partial class MetricsLog
{
    [LoggerMessage(
        EventId = 1611,
        Level = LogLevel.Error,
        Message = "Agent metrics can not be stored; {Waiting} wait, and it is tried again until they are."
    )]
    public static partial void OutageBegan(ILogger logger, long waiting, Exception exception);

    [LoggerMessage(
        EventId = 1612,
        Level = LogLevel.Information,
        Message = "Agent metrics are stored again; {Dropped} have been dropped so far."
    )]
    public static partial void OutageEnded(ILogger logger, long dropped);

    [LoggerMessage(
        EventId = 1613,
        Level = LogLevel.Warning,
        Message = "Agent metrics come faster than they are stored, and {Capacity} wait: the oldest are dropped until there is room. "
            + "Raise AgentMetricsOptions.BufferSize, or use a faster store."
    )]
    public static partial void DroppingBegan(ILogger logger, int capacity);

    [LoggerMessage(
        EventId = 1617,
        Level = LogLevel.Warning,
        Message = "Agent metrics were recorded after they were disposed of; they are dropped."
    )]
    public static partial void CameLate(ILogger logger);

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
