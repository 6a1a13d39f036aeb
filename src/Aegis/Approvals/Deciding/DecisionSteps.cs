using Aegis.Ledger;
using static Aegis.Ledger.OperationTransition;

namespace Aegis.Approvals;

/// <summary>The steps that decisions are, the same whichever way they come.</summary>
internal static class DecisionSteps
{
    public static OperationTransition Approving(
        ApprovalRecord asked,
        Decider by,
        string? reason,
        ApprovalOptions options,
        LedgerOptions times
    ) =>
        Question.Is(asked)
            ? new ApproveAndCommit(asked.Operation, by, Question.Allowed, times.ResultKept, times.KeyKept)
            {
                Reason = reason,
            }
            : new Approve(asked.Operation, by, options.ValidFor) { Reason = reason };

    public static OperationTransition Rejecting(
        ApprovalRecord asked,
        Decider by,
        string? reason,
        LedgerOptions times
    ) => new Reject(asked.Operation, by, times.FailureKept) { Reason = reason };
}
