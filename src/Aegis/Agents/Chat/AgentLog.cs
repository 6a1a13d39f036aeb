using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Aegis.Agents;

internal static partial class AgentLog
{
    /// <summary>An agent's own log; one that keeps nothing when no logging is registered.</summary>
    public static ILogger Create(IServiceProvider? services, string agentId) =>
        services?.GetService<ILoggerFactory>()?.CreateLogger($"Aegis.Agents.{agentId}") ?? NullLogger.Instance;

    [LoggerMessage(
        EventId = 1001,
        Level = LogLevel.Information,
        Message = "The answer to agent {AgentId} does not fit; asking once more. {Misfit}"
    )]
    public static partial void AnswerDoesNotFit(ILogger logger, string agentId, string misfit);

    [LoggerMessage(
        EventId = 1002,
        Level = LogLevel.Information,
        Message = "The model of agent {AgentId} called a tool {Tool} that does not exist; it was told."
    )]
    public static partial void UnknownTool(ILogger logger, string agentId, string tool);

    [LoggerMessage(
        EventId = 1003,
        Level = LogLevel.Warning,
        Message = "The model of agent {AgentId} has asked for tools {Rounds} times; it has to answer without any more calls."
    )]
    public static partial void ToolRoundsUsedUp(ILogger logger, string agentId, int rounds);

    [LoggerMessage(
        EventId = 1004,
        Level = LogLevel.Warning,
        Message = "Attempt {Attempt} of agent {AgentId} failed; the next begins in {Delay}."
    )]
    public static partial void Retrying(
        ILogger logger,
        string agentId,
        int attempt,
        TimeSpan delay,
        Exception exception
    );

    [LoggerMessage(
        EventId = 1005,
        Level = LogLevel.Warning,
        Message = "Agent {AgentId} failed for good; its fallback is called."
    )]
    public static partial void FallingBack(ILogger logger, string agentId, Exception exception);

    [LoggerMessage(
        EventId = 1006,
        Level = LogLevel.Error,
        Message = "The fault classifier of the pool threw for agent {AgentId}: the pool's circuit knows nothing of how it ended."
    )]
    public static partial void ClassifierFailed(ILogger logger, string agentId, Exception exception);

    [LoggerMessage(
        EventId = 1007,
        Level = LogLevel.Information,
        Message = "Agent {AgentId} and others changed the memory at the same time, in {Keys}: {Result}."
    )]
    public static partial void MemoryConflicts(
        ILogger logger,
        string agentId,
        IReadOnlyList<string> keys,
        Aegis.Memory.CommitResult result
    );

    [LoggerMessage(
        EventId = 1008,
        Level = LogLevel.Warning,
        Message = "Tool {Tool} of agent {AgentId} changed {Length} characters of the memory, which is too much to be kept with its result: "
            + "a run that goes on after an interruption does not remember them."
    )]
    public static partial void MemoryNotKept(ILogger logger, string agentId, string tool, int length);
}
