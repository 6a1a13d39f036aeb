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
}
