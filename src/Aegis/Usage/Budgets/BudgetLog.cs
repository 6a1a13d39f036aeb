using Microsoft.Extensions.Logging;

namespace Aegis.Usage;

internal static partial class BudgetLog
{
    [LoggerMessage(
        EventId = 1620,
        Level = LogLevel.Warning,
        Message = "What a call of agent {AgentId} has cost could not be written to its budgets; after {Expiry} it counts as estimated."
    )]
    public static partial void NotSettled(ILogger logger, string agentId, TimeSpan expiry, Exception exception);
}
