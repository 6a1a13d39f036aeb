using Microsoft.Extensions.Logging;

namespace Aegis.Runs;

internal static partial class RunLog
{
    [LoggerMessage(
        EventId = 1420,
        Level = LogLevel.Information,
        Message = "Run {RunId} of {Pipeline} goes on: {Count} agents have succeeded before and are not called again."
    )]
    public static partial void Resumed(ILogger logger, string runId, string pipeline, int count);

    [LoggerMessage(
        EventId = 1421,
        Level = LogLevel.Warning,
        Message = "The end of run {RunId} of {Pipeline} could not be recorded; whoever runs it again before its lease is over is told "
            + "that it is under way."
    )]
    public static partial void EndNotRecorded(ILogger logger, string runId, string pipeline, Exception exception);

    [LoggerMessage(
        EventId = 1422,
        Level = LogLevel.Warning,
        Message = "That agent {AgentId} of run {RunId} failed could not be recorded; whoever runs it again gets the same answers."
    )]
    public static partial void FailureNotRecorded(ILogger logger, string runId, string agentId, Exception exception);

    [LoggerMessage(
        EventId = 1423,
        Level = LogLevel.Warning,
        Message = "Agent {AgentId} of run {RunId} called {Tool} before it was interrupted, and nobody knows whether that took effect. "
            + "It is not called now; the model is told."
    )]
    public static partial void CallInDoubt(ILogger logger, string runId, string agentId, string tool);
}
