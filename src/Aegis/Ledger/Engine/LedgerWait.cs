namespace Aegis.Ledger;

/// <summary>The pauses of a call that waits for others: longer and longer, not all callers at once, and not for ever.</summary>
internal sealed class LedgerWait(LedgerParts parts, LedgerAction action)
{
    private static readonly TimeSpan LongestForCalls = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan LongestForPeople = TimeSpan.FromSeconds(2);

    private readonly long start = parts.Clock.GetTimestamp();
    private TimeSpan pause = TimeSpan.FromMilliseconds(25);

    /// <summary>Waits a little, unless that has taken too long.</summary>
    /// <exception cref="OperationInProgressException">Another call has not ended in time.</exception>
    /// <exception cref="ApprovalPendingException">Nobody has decided in time.</exception>
    /// <exception cref="OutcomeUnknownException">Nobody has found out in time.</exception>
    public ValueTask PauseAsync(OperationRecord operation, CancellationToken cancellationToken)
    {
        ThrowIfOver(operation);
        return PauseAsync(operation, wakes: null, cancellationToken);
    }

    /// <inheritdoc cref="PauseAsync(OperationRecord, CancellationToken)"/>
    public void ThrowIfOver(OperationRecord operation)
    {
        var isForPeople = IsForPeople(operation);
        var budget = isForPeople ? action.ApprovalWait : parts.Options.WaitBudget;
        if (budget is { } limit && parts.Clock.GetElapsedTime(start) >= limit)
        {
            throw isForPeople ? new ApprovalPendingException(operation)
            : operation.State == OperationState.Unknown ? new OutcomeUnknownException(operation)
            : new OperationInProgressException(operation);
        }
    }

    /// <summary>Waits a little, or until somebody wakes it.</summary>
    public async ValueTask PauseAsync(OperationRecord operation, Task? wakes, CancellationToken cancellationToken)
    {
        var longest = IsForPeople(operation) ? LongestForPeople : LongestForCalls;
        pause = pause < longest ? pause : longest;
        using var slept = wakes is null ? null : new CancellationTokenSource();
        var delay = Task.Delay(pause * Jitter(), parts.Clock, slept?.Token ?? CancellationToken.None);
        try
        {
            await (wakes is null ? delay : Task.WhenAny(delay, wakes))
                .WaitAsync(cancellationToken)
                .ConfigureAwait(false);
        }
        finally
        {
            // whoever was woken leaves no timer behind
            slept?.Cancel();
        }

        pause *= 2;
    }

    private static bool IsForPeople(OperationRecord operation) =>
        operation.Phase is OperationPhase.AwaitingApproval or OperationPhase.Approved;

    /// <summary>Between a half and one: another for every call, but not random, so that a history can be played again.</summary>
    private double Jitter() => 0.5 + (((start ^ pause.Ticks) % 499) / 998.0);
}
