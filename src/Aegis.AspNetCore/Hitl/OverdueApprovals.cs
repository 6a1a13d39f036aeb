using Aegis.Ledger;
using Microsoft.Extensions.Options;

namespace Aegis.AspNetCore.Hitl;

/// <summary>
/// Has it written down that the time of an approval is over, when it is read after that: nobody else may be there to do it, and
/// until it is done it reads as if it held.
/// </summary>
/// <remarks>This node's clock only says when to try. The step is judged by the store's.</remarks>
internal sealed class OverdueApprovals(
    LedgerCalls ledger,
    DecisionBells bells,
    TimeProvider clock,
    IOptions<LedgerOptions> times
)
{
    private const string Actor = "api:expiry";

    /// <returns>Both as they are now.</returns>
    public async Task<(OperationRecord Operation, ApprovalRecord? Approval)> EndAsync(
        OperationRecord operation,
        ApprovalRecord? approval
    )
    {
        if (!IsOverdue(operation, approval))
        {
            return (operation, approval);
        }

        var step = new OperationTransition.ExpireApproval(operation.Handle, Actor, times.Value.FailureKept);
        if (
            await ledger.StepAsync((store, token) => store.TransitionAsync(step, token)).ConfigureAwait(false)
            is not { } ended
        )
        {
            return (operation, approval);
        }

        bells.Ring(ended.Id);
        var now = await ledger
            .StepAsync((store, token) => store.FindApprovalAsync(ended.Tenant, ended.Id, token))
            .ConfigureAwait(false);
        return (ended, now);
    }

    private bool IsOverdue(OperationRecord operation, ApprovalRecord? approval) =>
        operation.Phase switch
        {
            OperationPhase.AwaitingApproval => approval?.DecideBy <= clock.GetUtcNow(),
            OperationPhase.Approved => approval?.ValidUntil <= clock.GetUtcNow(),
            _ => false,
        };
}
