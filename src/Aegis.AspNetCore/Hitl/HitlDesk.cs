using Aegis.Approvals;
using Aegis.AspNetCore.Identity;
using Aegis.AspNetCore.Metrics;
using Aegis.AspNetCore.Problems;
using Aegis.Ledger;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace Aegis.AspNetCore.Hitl;

/// <summary>Takes asks to approve or reject: looks the key up first, so that duplicates are answered whatever else holds.</summary>
internal sealed class HitlDesk(
    LedgerCalls ledger,
    HitlClaims claims,
    OverdueApprovals overdue,
    DecisionBells bells,
    ServerMetrics metrics,
    TimeProvider clock,
    IOptions<ApprovalOptions> options,
    IOptions<LedgerOptions> times
)
{
    public async Task<IResult> AnswerAsync(HttpContext context, HitlAsk ask)
    {
        var caller = Caller.Required(context);
        var desk = new HitlAnswer(context, caller, ask);
        var operation = await ledger
            .ReadAsync((store, token) => store.FindByKeyAsync(caller.Tenant, ask.Key, token), context.RequestAborted)
            .ConfigureAwait(false);
        if (operation is null)
        {
            var claim = await claims.MakeAsync(caller, ask).ConfigureAwait(false);
            operation = await ClaimAsync(claim).ConfigureAwait(false);
            metrics.Claimed(isNew: operation.Id == claim.Id);
            // a store that knows no decisions of claims leaves it to a second step
            var isSettled = claim.Decision is null || operation.Phase != OperationPhase.AwaitingApproval;
            if (operation.Id == claim.Id && isSettled)
            {
                if (claim.Decision is not null)
                {
                    metrics.Decided(ask.IsApproval);
                }

                return desk.Accepted(operation, await ApprovalOf(operation).ConfigureAwait(false));
            }
        }

        return await AnswerAsync(desk, operation).ConfigureAwait(false);
    }

    private async Task<IResult> AnswerAsync(HitlAnswer desk, OperationRecord found)
    {
        var (operation, approval) = await overdue
            .EndAsync(found, await ApprovalOf(found).ConfigureAwait(false))
            .ConfigureAwait(false);
        desk.ThrowIfOther(operation, approval);
        var isDecision = operation.Phase == OperationPhase.AwaitingApproval && desk.Caller.Has(AegisScopes.Decide);
        if (!isDecision)
        {
            return desk.Settled(operation, approval);
        }

        if (approval!.Request.RequestedBy == desk.Caller.Name)
        {
            return new Problem(ProblemTypes.OwnRequest, "You asked for this yourself. Somebody else has to decide.");
        }

        var step = StepOf(desk, approval);
        var decided = await ledger
            .StepAsync((store, token) => store.TransitionAsync(step, token))
            .ConfigureAwait(false);
        if (decided is not null)
        {
            bells.Ring(operation.Id);
            metrics.Decided(desk.Ask.IsApproval, approval.RequestedAt);
            return desk.Accepted(decided, await ApprovalOf(decided).ConfigureAwait(false));
        }

        return await AfterLosingAsync(desk, operation).ConfigureAwait(false);
    }

    private async Task<OperationRecord> ClaimAsync(OperationClaim claim)
    {
        try
        {
            return await ledger.StepAsync((store, token) => store.ClaimAsync(claim, token)).ConfigureAwait(false);
        }
        catch (QuotaExceededException exceeded)
        {
            throw HitlConflicts.QuotaExceeded(exceeded, clock.GetUtcNow()).Thrown();
        }
    }

    // somebody was faster, or the time is over, which only the store's clock can say
    private async Task<IResult> AfterLosingAsync(HitlAnswer desk, OperationRecord lost)
    {
        var operation = await ledger
            .StepAsync((store, token) => store.FindAsync(lost.Tenant, lost.Id, token))
            .ConfigureAwait(false);
        if (operation is null)
        {
            throw Refusals.Unavailable().Thrown();
        }

        var approval = await ApprovalOf(operation).ConfigureAwait(false);
        return operation.Phase == OperationPhase.AwaitingApproval
            ? HitlConflicts.Expired(desk.HandleOf(operation), operation, approval)
            : desk.Settled(operation, approval);
    }

    private OperationTransition StepOf(HitlAnswer desk, ApprovalRecord asked)
    {
        var decider = desk.Caller.ToDecider();
        return desk.Ask.IsApproval
            ? DecisionSteps.Approving(asked, decider, reason: null, options.Value.Validated(), times.Value)
            : DecisionSteps.Rejecting(asked, decider, reason: null, times.Value);
    }

    private Task<ApprovalRecord?> ApprovalOf(OperationRecord operation) =>
        ledger.StepAsync((store, token) => store.FindApprovalAsync(operation.Tenant, operation.Id, token));
}
