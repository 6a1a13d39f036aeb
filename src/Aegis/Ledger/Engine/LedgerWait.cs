namespace Aegis.Ledger;

/// <summary>The pauses of a call that waits for others: longer and longer, not all callers at once, and not for ever.</summary>
internal sealed class LedgerWait(LedgerParts parts, LedgerAction action)
{
    private static readonly TimeSpan LongestForCalls = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan LongestForPeople = TimeSpan.FromSeconds(2);

    private readonly long start = parts.Clock.GetTimestamp();
    private TimeSpan pause = TimeSpan.FromMilliseconds(25);

    /// <summary>Waits a little.</summary>
    /// <exception cref="OperationInProgressException">Another call has not ended in time.</exception>
    /// <exception cref="ApprovalPendingException">Nobody has decided in time.</exception>
    /// <exception cref="OutcomeUnknownException">Nobody has found out in time.</exception>
    public async ValueTask PauseAsync(OperationRecord operation, CancellationToken cancellationToken)
    {
        var isForPeople = operation.Phase is OperationPhase.AwaitingApproval or OperationPhase.Approved;
        var budget = isForPeople ? action.ApprovalWait : parts.Options.WaitBudget;
        if (budget is { } limit && parts.Clock.GetElapsedTime(start) >= limit)
        {
            throw isForPeople ? new ApprovalPendingException(operation)
            : operation.State == OperationState.Unknown ? new OutcomeUnknownException(operation)
            : new OperationInProgressException(operation);
        }

        var longest = isForPeople ? LongestForPeople : LongestForCalls;
        pause = pause < longest ? pause : longest;
        await Task.Delay(pause * Jitter(), parts.Clock, CancellationToken.None)
            .WaitAsync(cancellationToken)
            .ConfigureAwait(false);
        pause *= 2;
    }

    /// <summary>Between a half and one: another for every call, but not random, so that a history can be played again.</summary>
    private double Jitter() => 0.5 + (((start ^ pause.Ticks) % 499) / 998.0);
}
