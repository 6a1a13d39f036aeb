using static Aegis.Ledger.OperationTransition;

namespace Aegis.Ledger;

/// <summary>What each step asks of an operation, and what it makes of it: the conditional updates of a database, in C#.</summary>
internal static class TransitionRules
{
    /// <returns>The operation after the step; none when it is not as the step requires.</returns>
    public static StoredOperation? Apply(StoredOperation stored, OperationTransition transition, DateTimeOffset now)
    {
        var record = stored.Record;
        var hasFence =
            transition is NoteLate
                ? record.Fence >= transition.Operation.Fence
                : record.Fence == transition.Operation.Fence;
        if (!hasFence)
        {
            return null;
        }

        return transition switch
        {
            Begin step when IsOwned(record, OperationPhase.Claimed, step.Owner) && !stored.IsLeaseOver(now) =>
                Executing(stored, step.Owner, step.Lease, now),
            Heartbeat step when IsUnderWay(record) && record.Owner == step.Owner => stored with
            {
                LeaseUntil = now + step.Lease,
            },
            Release step when IsOwned(record, OperationPhase.Claimed, step.Owner) => stored with { LeaseUntil = now },
            Commit step when record.Phase == OperationPhase.Executing || record.State == OperationState.Unknown =>
                Committed(stored, step.Result, step.ResultKept, step.KeyKept, now),
            Fail step when IsUnderWay(record) || record.State == OperationState.Unknown => Failed(
                stored,
                step.Failure,
                step.Kept,
                now
            ),
            MarkUnknown step
                when record.Phase == OperationPhase.Executing && (!step.OnlyIfLeaseIsOver || stored.IsLeaseOver(now)) =>
                Unknown(stored, step.Failure, now),
            ResolveCommitted step when record.State == OperationState.Unknown => Committed(
                stored,
                step.Result,
                step.ResultKept,
                step.KeyKept,
                now
            ),
            ResolveFailed step when record.State == OperationState.Unknown => Failed(
                stored,
                step.Failure,
                step.Kept,
                now
            ),
            TakeOver step when record.Phase == OperationPhase.Claimed && stored.IsLeaseOver(now) => Again(stored)
                .Claimed(step.Owner, step.Lease, approval: null, now),
            Retry step
                when record.State == OperationState.Failed
                    && record.Failure!.IsRetryable
                    && record.Attempt < step.MaxAttempts => Again(stored)
                .Claimed(step.Owner, step.Lease, step.Approval, now),
            ReRun step when MayReRun(record, step, now) => Executing(Again(stored), step.Owner, step.Lease, now),
            NoteLate => stored,
            _ => ApprovalRules.Apply(stored, transition, now),
        };
    }

    public static StoredOperation Executing(StoredOperation stored, string owner, TimeSpan lease, DateTimeOffset now) =>
        stored with
        {
            Record = stored.Record with
            {
                Phase = OperationPhase.Executing,
                Owner = owner,
                ExecutingAt = stored.Record.ExecutingAt ?? now,
            },
            LeaseUntil = now + lease,
        };

    public static StoredOperation Failed(
        StoredOperation stored,
        OperationFailure failure,
        TimeSpan kept,
        DateTimeOffset now
    )
    {
        var ended = Ended(stored, OperationState.Failed, now);
        return ended with
        {
            Record = ended.Record with { Failure = failure, ExecutingAt = null, ExpiresAt = now + kept },
        };
    }

    public static StoredOperation Committed(
        StoredOperation stored,
        OperationResult result,
        TimeSpan resultKept,
        TimeSpan keyKept,
        DateTimeOffset now
    )
    {
        var ended = Ended(stored, OperationState.Committed, now);
        return ended with
        {
            Record = ended.Record with
            {
                Result = result,
                Failure = null,
                ResultExpiresAt = now + resultKept,
                ExpiresAt = now + resultKept + keyKept,
            },
        };
    }

    private static StoredOperation Unknown(StoredOperation stored, OperationFailure failure, DateTimeOffset now)
    {
        var ended = Ended(stored, OperationState.Unknown, now);
        return ended with { Record = ended.Record with { Failure = failure } };
    }

    private static StoredOperation Ended(StoredOperation stored, OperationState state, DateTimeOffset now) =>
        stored with
        {
            Record = stored.Record with { State = state, Phase = OperationPhase.None, Owner = null, FinishedAt = now },
            LeaseUntil = null,
        };

    private static StoredOperation Again(StoredOperation stored) =>
        stored with
        {
            Record = stored.Record with
            {
                State = OperationState.Pending,
                Fence = stored.Record.Fence + 1,
                Attempt = stored.Record.Attempt + 1,
                Failure = null,
                Result = null,
                FinishedAt = null,
                ResultExpiresAt = null,
                ExpiresAt = null,
            },
        };

    private static bool MayReRun(OperationRecord record, ReRun step, DateTimeOffset now) =>
        record.State == OperationState.Unknown
        && record.Effect != ToolEffect.AtMostOnce
        && record.FinishedAt + step.MinAge <= now
        && (step.MaxAge is not { } maxAge || record.ExecutingAt is not { } began || now - began <= maxAge);

    private static bool IsOwned(OperationRecord record, OperationPhase phase, string owner) =>
        record.Phase == phase && record.Owner == owner;

    private static bool IsUnderWay(OperationRecord record) =>
        record.Phase is OperationPhase.Claimed or OperationPhase.Executing;
}
