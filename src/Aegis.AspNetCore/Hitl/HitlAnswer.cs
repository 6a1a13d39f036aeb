using System.Text;
using Aegis.Approvals;
using Aegis.AspNetCore.Identity;
using Aegis.AspNetCore.Problems;
using Aegis.Ledger;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Aegis.AspNetCore.Hitl;

/// <summary>What one ask is told of the operation that has its key.</summary>
internal sealed class HitlAnswer(HttpContext context, Caller caller, HitlAsk ask)
{
    public Caller Caller => caller;

    public HitlAsk Ask => ask;

    public string HandleOf(OperationRecord operation) => RequestHandles.Of(caller, operation.Id);

    public IResult Accepted(OperationRecord operation, ApprovalRecord? approval) =>
        Accepted(operation, OperationWords.Of(operation.State), approval, isReplay: false);

    /// <summary>Refuses an ask that means something else than the first one with its key.</summary>
    /// <remarks>
    /// Whoever decides on what somebody else asks for may leave the payload out: it is meant as it was asked. Whoever repeats an
    /// ask of their own has to repeat all of it.
    /// </remarks>
    public void ThrowIfOther(OperationRecord operation, ApprovalRecord? approval)
    {
        var isOthers = approval is not null && approval.Request.RequestedBy != caller.Name && !IsUnasked(approval);
        var isSame =
            ask.Thread == operation.Thread
            && (
                isOthers && ask.IsAsAsked
                || operation.Fingerprint.Equals(Fingerprint.Of(operation.Operation, ask.Thread, ask.Payload))
                || isOthers && approval!.Request.Payload == Encoding.UTF8.GetString(ask.Payload)
            );
        if (!isSame)
        {
            throw HitlConflicts.KeyReused().Thrown();
        }
    }

    /// <summary>What an ask is told that changes nothing any more.</summary>
    public IResult Settled(OperationRecord operation, ApprovalRecord? approval)
    {
        var handle = HandleOf(operation);
        if (Lapsed(handle, operation, approval) is { } lapsed)
        {
            return lapsed;
        }

        var decision = OperationWords.DecisionOf(approval);
        if (decision is null)
        {
            return Undecided(handle, operation, approval);
        }

        if (decision != OperationWords.DecisionOf(ask.IsApproval))
        {
            return HitlConflicts.AlreadyDecided(handle, operation, approval);
        }

        if (operation.State == OperationState.Unknown && !ask.Replays)
        {
            return HitlConflicts.Unknown(handle, operation);
        }

        // a tool's call goes on after its approval; of a question the answer was all
        var first =
            Question.Is(approval!) ? OperationWords.Of(operation.State)
            : ask.IsApproval ? OperationWords.Pending
            : OperationWords.Failed;
        return ask.Replays
            ? Accepted(operation, first, approval, isReplay: true)
            : HitlConflicts.Duplicate(handle, operation, approval);
    }

    // whatever was decided, or nothing: it does not hold any more
    private static Problem? Lapsed(string handle, OperationRecord operation, ApprovalRecord? approval) =>
        (operation.State, approval?.Status) switch
        {
            (OperationState.Failed, ApprovalStatus.Expired) => HitlConflicts.Expired(handle, operation, approval),
            (OperationState.Failed, ApprovalStatus.Cancelled) => HitlConflicts.Cancelled(handle, operation, approval),
            _ => null,
        };

    private IResult Undecided(string handle, OperationRecord operation, ApprovalRecord? approval) =>
        operation switch
        {
            { Phase: OperationPhase.AwaitingApproval } when ask.Replays => Accepted(
                operation,
                OperationWords.Pending,
                approval,
                isReplay: true
            ),
            { State: OperationState.Pending } => HitlConflicts.InProgress(handle, operation),
            { State: OperationState.Unknown } => HitlConflicts.Unknown(handle, operation),
            _ => HitlConflicts.Duplicate(handle, operation, approval: null),
        };

    // decided as it was asked: there was no time to decide it in
    private static bool IsUnasked(ApprovalRecord? approval) => approval?.Request.RequestedBy == HitlClaims.Unasked;

    private AcceptedResult Accepted(OperationRecord operation, string state, ApprovalRecord? approval, bool isReplay)
    {
        var handle = HandleOf(operation);
        var links = context.RequestServices.GetRequiredService<LinkGenerator>();
        var status = links.GetPathByName(context, StatusRoute.Name, new RouteValueDictionary { ["id"] = handle });
        return new AcceptedResult(
            new HitlAccepted(
                handle,
                state,
                OperationWords.DecisionOf(approval),
                IsUnasked(approval) ? null : approval?.DecideBy
            ),
            status,
            isReplay
        );
    }
}
