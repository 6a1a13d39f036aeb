namespace Aegis.Ledger;

// steps that change an operation and its approval together: both, or neither
public abstract partial record OperationTransition
{
    /// <summary>Somebody allows the operation. The first decision wins.</summary>
    /// <remarks>
    /// From: pending, awaiting approval; the approval requested, its decide-by not over, its requester somebody else. Sets:
    /// phase approved; the approval approved, its decider, reason, decided at, valid until now + ValidFor.
    /// </remarks>
    public sealed record Approve(OperationHandle Operation, Decider By, TimeSpan ValidFor)
        : OperationTransition(Operation, By.Name)
    {
        /// <summary>Why: 1000 characters at most. Default: not said.</summary>
        public string? Reason
        {
            get;
            init => field = value is null ? null : Fit(value);
        }

        /// <inheritdoc/>
        public override string AuditAction => "approve";

        internal override string Detail => Fit($"{By.Kind}: {Reason}");

        internal override bool HasLandedIn(OperationRecord now) => false;
    }

    /// <summary>
    /// Somebody allows an operation that is nothing but the question: nobody has to begin it, so that the answer is all of it.
    /// The first decision wins.
    /// </summary>
    /// <remarks>
    /// From: as <see cref="Approve"/>. Sets: as <see cref="Commit"/> does; the approval consumed, its decider, reason and decided
    /// at.
    /// </remarks>
    public sealed record ApproveAndCommit(
        OperationHandle Operation,
        Decider By,
        OperationResult Result,
        TimeSpan ResultKept,
        TimeSpan KeyKept
    ) : OperationTransition(Operation, By.Name)
    {
        /// <summary>Why: 1000 characters at most. Default: not said.</summary>
        public string? Reason
        {
            get;
            init => field = value is null ? null : Fit(value);
        }

        /// <inheritdoc/>
        public override string AuditAction => "approve-and-commit";

        internal override string Detail => Fit($"{Result.Digest} {By.Kind}: {Reason}");

        internal override bool HasLandedIn(OperationRecord now) => false;
    }

    /// <summary>Somebody does not allow the operation. The first decision wins.</summary>
    /// <remarks>
    /// From: as <see cref="Approve"/>. Sets: state failed, a failure <see cref="FailureKind.Rejected"/> that is not retryable,
    /// the expiry to now + Kept; the approval rejected, its decider, reason and decided at.
    /// </remarks>
    public sealed record Reject(OperationHandle Operation, Decider By, TimeSpan Kept)
        : OperationTransition(Operation, By.Name)
    {
        /// <summary>Why: 1000 characters at most. Default: not said.</summary>
        public string? Reason
        {
            get;
            init => field = value is null ? null : Fit(value);
        }

        /// <summary>What the operation fails with.</summary>
        public OperationFailure Failure =>
            new(FailureKind.Rejected, Reason is { Length: > 0 } ? Reason : "It was not allowed.", isRetryable: false);

        /// <inheritdoc/>
        public override string AuditAction => "reject";

        internal override string Detail => Fit($"{By.Kind}: {Reason}");

        internal override bool HasLandedIn(OperationRecord now) => false;
    }

    /// <summary>Nobody decided in time, or the operation did not begin in time.</summary>
    /// <remarks>
    /// From: pending, awaiting approval, the approval's decide-by over; or pending, approved, its valid-until over. Sets: state
    /// failed, a failure <see cref="FailureKind.ApprovalExpired"/> that is not retryable, the expiry to now + Kept; the approval
    /// expired.
    /// </remarks>
    public sealed record ExpireApproval(OperationHandle Operation, string Actor, TimeSpan Kept)
        : OperationTransition(Operation, Actor)
    {
        /// <summary>What the operation fails with.</summary>
        public static OperationFailure Failure { get; } =
            new(FailureKind.ApprovalExpired, "Nobody allowed it in time. No answer means no.", isRetryable: false);

        /// <inheritdoc/>
        public override string AuditAction => "expire-approval";

        internal override bool HasLandedIn(OperationRecord now) => HasFence(now) && now.Failure == Failure;
    }

    /// <summary>Whoever asked takes the request back.</summary>
    /// <remarks>
    /// From: pending, awaiting approval or approved. Sets: state failed, a failure <see cref="FailureKind.Cancelled"/> that is
    /// retryable, the expiry to now + Kept; the approval cancelled.
    /// </remarks>
    public sealed record CancelApproval(OperationHandle Operation, string Actor, TimeSpan Kept)
        : OperationTransition(Operation, Actor)
    {
        /// <summary>What the operation fails with.</summary>
        public static OperationFailure Failure { get; } =
            new(FailureKind.Cancelled, "The request for approval was taken back.", isRetryable: true);

        /// <inheritdoc/>
        public override string AuditAction => "cancel-approval";

        internal override bool HasLandedIn(OperationRecord now) => HasFence(now) && now.Failure == Failure;
    }

    /// <summary>The effect of an approved operation is about to be called; the approval is used up.</summary>
    /// <remarks>
    /// From: pending, approved, the fingerprint the same; the approval approved, its fingerprint the same, its valid-until not
    /// over. Sets: phase executing, the owner, the lease, executing at; the approval consumed.
    /// </remarks>
    public sealed record BeginApproved(OperationHandle Operation, string Owner, TimeSpan Lease, Fingerprint Fingerprint)
        : OperationTransition(Operation, Owner)
    {
        /// <inheritdoc/>
        public override string AuditAction => "begin-approved";

        internal override bool HasLandedIn(OperationRecord now) =>
            HasFence(now) && now.Phase == OperationPhase.Executing && now.Owner == Owner;
    }
}
