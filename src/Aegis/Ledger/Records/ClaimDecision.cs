namespace Aegis.Ledger;

/// <summary>A decision that comes with the operation: what is asked for and decided in one transaction.</summary>
/// <param name="By">Who decides; somebody else than <see cref="ApprovalRequest.RequestedBy"/>.</param>
public abstract record ClaimDecision(Decider By)
{
    /// <summary>Why: 1000 characters at most. Default: not said.</summary>
    public string? Reason { get; init; }

    /// <summary>The steps that follow the claim.</summary>
    internal abstract IReadOnlyList<OperationTransition> StepsOf(OperationClaim claim);

    /// <summary>It is allowed, and with that done: the operation ends committed.</summary>
    /// <param name="By">Who decides.</param>
    /// <param name="Result">What the operation gives.</param>
    /// <param name="ResultKept">How long that is kept.</param>
    /// <param name="KeyKept">How long the key stays taken after that.</param>
    public sealed record Allow(Decider By, OperationResult Result, TimeSpan ResultKept, TimeSpan KeyKept)
        : ClaimDecision(By)
    {
        internal override IReadOnlyList<OperationTransition> StepsOf(OperationClaim claim) =>
            [
                new OperationTransition.Approve(claim.Handle, By, OperationClaim.AtOnce) { Reason = Reason },
                new OperationTransition.BeginApproved(
                    claim.Handle,
                    claim.Owner,
                    OperationClaim.AtOnce,
                    claim.Fingerprint
                ),
                new OperationTransition.Commit(claim.Handle, claim.Owner, Result, ResultKept, KeyKept),
            ];
    }

    /// <summary>It is not allowed: the operation ends failed, <see cref="FailureKind.Rejected"/>.</summary>
    /// <param name="By">Who decides.</param>
    /// <param name="Kept">How long the operation is kept.</param>
    public sealed record Deny(Decider By, TimeSpan Kept) : ClaimDecision(By)
    {
        internal override IReadOnlyList<OperationTransition> StepsOf(OperationClaim claim) =>
            [new OperationTransition.Reject(claim.Handle, By, Kept) { Reason = Reason }];
    }
}
