using Aegis.Ledger;
using static Aegis.Ledger.OperationTransition;

namespace Aegis.Approvals;

/// <summary>Why a decision was not taken.</summary>
internal static class DecisionOutcomes
{
    /// <param name="now">The request as it is now.</param>
    /// <param name="step">The step that was not taken.</param>
    /// <param name="by">Who wanted it.</param>
    public static DecisionOutcome WhyNot(ApprovalRecord? now, OperationTransition step, Decider by)
    {
        // an approval that was used was an approval
        var wanted = step switch
        {
            Approve or ApproveAndCommit => ApprovalStatus.Approved,
            Reject => ApprovalStatus.Rejected,
            _ => ApprovalStatus.Cancelled,
        };
        return now?.Status switch
        {
            null => DecisionOutcome.NotFound,
            ApprovalStatus.Requested when now.Operation.Fence != step.Operation.Fence =>
                DecisionOutcome.AlreadyDecidedOtherwise,
            ApprovalStatus.Requested when now.Request.RequestedBy == by.Name && step is not CancelApproval =>
                DecisionOutcome.OwnRequest,
            // the store's clock has passed its decide-by, and nobody has written that down yet
            ApprovalStatus.Requested or ApprovalStatus.Expired => DecisionOutcome.Expired,
            ApprovalStatus.Consumed when wanted == ApprovalStatus.Approved => DecisionOutcome.AlreadyDecidedSame,
            var status when status == wanted => DecisionOutcome.AlreadyDecidedSame,
            _ => DecisionOutcome.AlreadyDecidedOtherwise,
        };
    }
}
