namespace Aegis.Ledger;

// how an operation gets another owner, or an end without one
public abstract partial record OperationTransition
{
    /// <summary>Somebody takes what its owner has not begun in time.</summary>
    /// <remarks>
    /// From: pending, claimed, the lease over. Sets: fence and attempt one more, the owner, the lease; still claimed.
    /// </remarks>
    public sealed record TakeOver(OperationHandle Operation, string Owner, TimeSpan Lease)
        : OperationTransition(Operation, Owner)
    {
        /// <inheritdoc/>
        public override string AuditAction => "take-over";

        internal override bool HasLandedIn(OperationRecord now) => HasNewOwner(now, Owner);
    }

    /// <summary>Somebody tries again what certainly did not happen.</summary>
    /// <remarks>
    /// From: failed, retryable, the attempts fewer than MaxAttempts, not expired. Sets: state pending, fence and attempt one
    /// more. Without an approval: phase claimed, the owner, the lease. With one: phase awaiting approval, and the operation's
    /// approval is replaced by a new one.
    /// </remarks>
    public sealed record Retry(OperationHandle Operation, string Owner, TimeSpan Lease, int MaxAttempts)
        : OperationTransition(Operation, Owner)
    {
        /// <summary>Asks for approval again. Default: none is needed.</summary>
        public ApprovalRequest? Approval { get; init; }

        /// <inheritdoc/>
        public override string AuditAction => "retry";

        internal override string Detail => Approval is null ? "" : Approval.Audited;

        internal override bool HasLandedIn(OperationRecord now) =>
            Approval is null
                ? HasNewOwner(now, Owner)
                : now.Fence == Operation.Fence + 1 && now.Phase == OperationPhase.AwaitingApproval;
    }

    /// <summary>Somebody repeats what may have happened, since its effect allows that.</summary>
    /// <remarks>
    /// From: unknown; the effect not <see cref="ToolEffect.AtMostOnce"/>; finished at least MinAge ago; executing at no longer
    /// ago than MaxAge, when there is one. Sets: state pending, phase executing, fence and attempt one more, the owner, the
    /// lease; executing at stays.
    /// </remarks>
    public sealed record ReRun(OperationHandle Operation, string Owner, TimeSpan Lease)
        : OperationTransition(Operation, Owner)
    {
        /// <summary>How long it has to have been unknown, so that nothing of it is still on its way. Default: zero.</summary>
        public TimeSpan MinAge { get; init; }

        /// <summary>How long ago it may have begun first. Default: ever so long.</summary>
        public TimeSpan? MaxAge { get; init; }

        /// <inheritdoc/>
        public override string AuditAction => "re-run";

        internal override bool HasLandedIn(OperationRecord now) => HasNewOwner(now, Owner);
    }

    /// <summary>A probe or an authorised person has found out that it happened.</summary>
    /// <remarks>From: unknown. Sets: as <see cref="Commit"/> does.</remarks>
    public sealed record ResolveCommitted(
        OperationHandle Operation,
        string Actor,
        string Reason,
        OperationResult Result,
        TimeSpan ResultKept,
        TimeSpan KeyKept
    ) : OperationTransition(Operation, Actor)
    {
        /// <inheritdoc/>
        public override string AuditAction => "resolve-committed";

        internal override string Detail => Fit($"{Result.Digest} {Reason}");

        internal override bool HasLandedIn(OperationRecord now) =>
            HasFence(now) && now.State == OperationState.Committed && Result.Equals(now.Result);
    }

    /// <summary>A probe or an authorised person has found out that it did not happen.</summary>
    /// <remarks>From: unknown. Sets: as <see cref="Fail"/> does.</remarks>
    public sealed record ResolveFailed(OperationHandle Operation, string Actor, OperationFailure Failure, TimeSpan Kept)
        : OperationTransition(Operation, Actor)
    {
        /// <inheritdoc/>
        public override string AuditAction => "resolve-failed";

        internal override string Detail => Describe(Failure);

        internal override bool HasLandedIn(OperationRecord now) =>
            HasFence(now) && now.State == OperationState.Failed && now.Failure == Failure;
    }

    /// <summary>An owner came back with a result after somebody else had decided what became of the operation.</summary>
    /// <remarks>
    /// From: any state; the fence <b>that of the handle or greater</b>. Sets nothing: only the audit tells of it.
    /// </remarks>
    public sealed record NoteLate(OperationHandle Operation, string Actor, string Note)
        : OperationTransition(Operation, Actor)
    {
        /// <inheritdoc/>
        public override string AuditAction => "late-result";

        internal override string Detail => Fit($"fence {Operation.Fence}: {Note}");

        internal override bool HasLandedIn(OperationRecord now) => false;
    }

    private bool HasNewOwner(OperationRecord now, string owner) =>
        now.Fence == Operation.Fence + 1 && now.Owner == owner && now.State == OperationState.Pending;
}
