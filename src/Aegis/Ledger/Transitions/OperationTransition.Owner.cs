namespace Aegis.Ledger;

// what the owner of an operation does
public abstract partial record OperationTransition
{
    /// <summary>The effect is about to be called: the intent, durable before it is.</summary>
    /// <remarks>
    /// From: pending, claimed, the owner the same, the lease not over. Sets: phase executing, the lease, and executing at when
    /// there is none.
    /// </remarks>
    public sealed record Begin(OperationHandle Operation, string Owner, TimeSpan Lease)
        : OperationTransition(Operation, Owner)
    {
        /// <inheritdoc/>
        public override string AuditAction => "begin";

        internal override bool HasLandedIn(OperationRecord now) =>
            HasFence(now) && now.Phase == OperationPhase.Executing && now.Owner == Owner;
    }

    /// <summary>The owner is still there.</summary>
    /// <remarks>From: pending, claimed or executing, the owner the same. Sets: the lease. Not audited.</remarks>
    public sealed record Heartbeat(OperationHandle Operation, string Owner, TimeSpan Lease)
        : OperationTransition(Operation, Owner)
    {
        /// <inheritdoc/>
        public override string? AuditAction => null;

        internal override bool HasLandedIn(OperationRecord now) => HasFence(now) && now.Owner == Owner;
    }

    /// <summary>The effect happened. Its owner may say so late, as long as nobody has run it again.</summary>
    /// <remarks>
    /// From: pending, executing; or unknown. Sets: state committed, the result, the result's expiry to now + ResultKept, the
    /// expiry to now + ResultKept + KeyKept.
    /// </remarks>
    public sealed record Commit(
        OperationHandle Operation,
        string Actor,
        OperationResult Result,
        TimeSpan ResultKept,
        TimeSpan KeyKept
    ) : OperationTransition(Operation, Actor)
    {
        /// <inheritdoc/>
        public override string AuditAction => "commit";

        internal override string Detail => Result.Digest;

        internal override bool HasLandedIn(OperationRecord now) =>
            HasFence(now) && now.State == OperationState.Committed && Result.Equals(now.Result);
    }

    /// <summary>Nothing was sent, which is certain.</summary>
    /// <remarks>
    /// From: pending, claimed or executing; or unknown. Sets: state failed, the failure, the expiry to now + Kept, executing at
    /// to none.
    /// </remarks>
    public sealed record Fail(OperationHandle Operation, string Actor, OperationFailure Failure, TimeSpan Kept)
        : OperationTransition(Operation, Actor)
    {
        /// <inheritdoc/>
        public override string AuditAction => "fail";

        internal override string Detail => Describe(Failure);

        internal override bool HasLandedIn(OperationRecord now) =>
            HasFence(now) && now.State == OperationState.Failed && now.Failure == Failure;
    }

    /// <summary>The effect may have happened.</summary>
    /// <remarks>
    /// From: pending, executing; the lease over when the lease has to be. Sets: state unknown, the failure. The fence stays, so
    /// that an owner who is late can still say what happened.
    /// </remarks>
    public sealed record MarkUnknown(
        OperationHandle Operation,
        string Actor,
        OperationFailure Failure,
        bool OnlyIfLeaseIsOver
    ) : OperationTransition(Operation, Actor)
    {
        /// <inheritdoc/>
        public override string AuditAction => "unknown";

        internal override string Detail => Describe(Failure);

        internal override bool HasLandedIn(OperationRecord now) =>
            HasFence(now) && now.State == OperationState.Unknown && now.Failure == Failure;
    }

    /// <summary>The owner lets go of what it has not begun; the next may take it at once.</summary>
    /// <remarks>From: pending, claimed, the owner the same. Sets: the lease to zero.</remarks>
    public sealed record Release(OperationHandle Operation, string Owner) : OperationTransition(Operation, Owner)
    {
        /// <inheritdoc/>
        public override string AuditAction => "release";

        internal override bool HasLandedIn(OperationRecord now) =>
            HasFence(now) && now.Phase == OperationPhase.Claimed && now.LeaseLeft <= TimeSpan.Zero;
    }

    private static string Describe(OperationFailure failure) =>
        Fit($"{failure.Kind}{(failure.IsRetryable ? ", retryable" : "")}: {failure.Message}");
}
