using Microsoft.Extensions.Logging;

namespace Aegis.Approvals;

internal static partial class ApprovalLog
{
    [LoggerMessage(
        EventId = 1410,
        Level = LogLevel.Warning,
        Message = "Channel {Channel} failed to bring a decision on operation {Id} ({Tool}); others may."
    )]
    public static partial void ChannelFailed(ILogger logger, string channel, Guid id, string tool, Exception exception);

    [LoggerMessage(
        EventId = 1411,
        Level = LogLevel.Information,
        Message = "{Decider} ({Kind}) decided on operation {Id} ({Tool}): {Status}."
    )]
    public static partial void Decided(
        ILogger logger,
        Guid id,
        string tool,
        string decider,
        Ledger.DeciderKind kind,
        Ledger.ApprovalStatus status
    );

    [LoggerMessage(
        EventId = 1412,
        Level = LogLevel.Warning,
        Message = "The decision of {Decider} on operation {Id} ({Tool}) does not hold: {Outcome}."
    )]
    public static partial void NotDecided(
        ILogger logger,
        Guid id,
        string tool,
        string decider,
        DecisionOutcome outcome
    );

    [LoggerMessage(
        EventId = 1413,
        Level = LogLevel.Information,
        Message = "Tool {Tool} waits for approval of operation {Id}, until {DecideBy}."
    )]
    public static partial void Waiting(ILogger logger, string tool, Guid id, DateTimeOffset decideBy);
}
