using static Aegis.Ledger.OperationTransition;

namespace Aegis.Ledger;

/// <summary>The steps that change an operation together with its approval.</summary>
internal static class ApprovalRules
{
    /// <inheritdoc cref="TransitionRules.Apply"/>
    public static StoredOperation? Apply(StoredOperation stored, OperationTransition transition, DateTimeOffset now) =>
        transition switch
        {
            Approve step when MayDecide(stored, step.By, now) => Approved(stored, step, now),
            ApproveAndCommit step when MayDecide(stored, step.By, now) => With(
                TransitionRules.Committed(stored, step.Result, step.ResultKept, step.KeyKept, now),
                stored.Approval! with
                {
                    Status = ApprovalStatus.Consumed,
                    Decider = step.By,
                    Reason = step.Reason,
                    DecidedAt = now,
                }
            ),
            Reject step when MayDecide(stored, step.By, now) => With(
                TransitionRules.Failed(stored, step.Failure, step.Kept, now),
                stored.Approval! with
                {
                    Status = ApprovalStatus.Rejected,
                    Decider = step.By,
                    Reason = step.Reason,
                    DecidedAt = now,
                }
            ),
            ExpireApproval step when stored.IsApprovalOver(now) => With(
                TransitionRules.Failed(stored, ExpireApproval.Failure, step.Kept, now),
                stored.Approval! with
                {
                    Status = ApprovalStatus.Expired,
                }
            ),
            CancelApproval step
                when stored.Record.Phase is OperationPhase.AwaitingApproval or OperationPhase.Approved => With(
                TransitionRules.Failed(stored, CancelApproval.Failure, step.Kept, now),
                stored.Approval! with
                {
                    Status = ApprovalStatus.Cancelled,
                }
            ),
            BeginApproved step when MayBegin(stored, step, now) => With(
                TransitionRules.Executing(stored, step.Owner, step.Lease, now),
                stored.Approval! with
                {
                    Status = ApprovalStatus.Consumed,
                }
            ),
            _ => null,
        };

    private static bool MayDecide(StoredOperation stored, Decider by, DateTimeOffset now) =>
        stored.CanBeDecided(now) && stored.Approval!.Request.RequestedBy != by.Name;

    private static bool MayBegin(StoredOperation stored, BeginApproved step, DateTimeOffset now) =>
        stored.Record.Phase == OperationPhase.Approved
        && stored.Record.Fingerprint.Equals(step.Fingerprint)
        && stored.Approval is { Status: ApprovalStatus.Approved } approval
        && approval.Fingerprint.Equals(step.Fingerprint)
        && approval.ValidUntil > now;

    private static StoredOperation Approved(StoredOperation stored, Approve step, DateTimeOffset now) =>
        With(
            stored with
            {
                Record = stored.Record with { Phase = OperationPhase.Approved },
            },
            stored.Approval! with
            {
                Status = ApprovalStatus.Approved,
                Decider = step.By,
                Reason = step.Reason,
                DecidedAt = now,
                ValidUntil = now + step.ValidFor,
            }
        );

    private static StoredOperation With(StoredOperation stored, ApprovalRecord approval) =>
        stored with
        {
            Approval = approval,
        };
}
