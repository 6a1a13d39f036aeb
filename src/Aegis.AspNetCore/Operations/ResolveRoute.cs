using System.Text;
using Aegis.AspNetCore.Hitl;
using Aegis.AspNetCore.Identity;
using Aegis.AspNetCore.Problems;
using Aegis.AspNetCore.Requests;
using Aegis.Ledger;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace Aegis.AspNetCore.Operations;

/// <summary>POST operations/{id}/resolve: a person says how an operation ended whose outcome nobody knows.</summary>
internal sealed class ResolveRoute(
    LedgerCalls ledger,
    DecisionBells bells,
    IOptions<LedgerOptions> times,
    IOptions<AegisServerOptions> options
)
{
    public async Task<IResult> AnswerAsync(HttpContext context, string handle)
    {
        var caller = Caller.Required(context);
        if (!caller.IsPerson)
        {
            return new Problem(ProblemTypes.PersonRequired, "Only a person can say how an operation ended.");
        }

        var resolution = await JsonBody
            .ReadAsync<Resolution>(context.Request, options.Value.MaxBodyLength)
            .ConfigureAwait(false);
        if (resolution.Reason.Length is 0 or > 1000)
        {
            return Refusals.Malformed("reason has 1 to 1000 characters.");
        }

        var id = RequestHandles.IdFor(caller, handle);
        var operation = await FindAsync(caller, id).ConfigureAwait(false);
        if (operation is null)
        {
            return Refusals.NotFound();
        }

        var step = StepOf(operation.Handle, caller.Name, resolution);
        var resolved = await ledger
            .StepAsync((store, token) => store.TransitionAsync(step, token))
            .ConfigureAwait(false);
        if (resolved is null)
        {
            return NotUnknown(caller, await FindAsync(caller, id).ConfigureAwait(false) ?? operation);
        }

        bells.Ring(id);
        var approval = await ledger
            .StepAsync((store, token) => store.FindApprovalAsync(caller.Tenant, id, token))
            .ConfigureAwait(false);
        return ServerJson.Of(OperationStatus.Of(caller, resolved, approval), StatusCodes.Status202Accepted);
    }

    private Task<OperationRecord?> FindAsync(Caller caller, Guid id) =>
        ledger.StepAsync((store, token) => store.FindAsync(caller.Tenant, id, token));

    private OperationTransition StepOf(OperationHandle operation, string actor, Resolution resolution) =>
        resolution.Outcome == ResolvedOutcome.Committed
            ? new OperationTransition.ResolveCommitted(
                operation,
                actor,
                resolution.Reason,
                new OperationResult(
                    "application/json",
                    Encoding.UTF8.GetBytes(resolution.Result?.GetRawText() ?? "null")
                ),
                times.Value.ResultKept,
                times.Value.KeyKept
            )
            : new OperationTransition.ResolveFailed(
                operation,
                actor,
                new OperationFailure(FailureKind.Definite, resolution.Reason, isRetryable: true),
                times.Value.FailureKept
            );

    private static Problem NotUnknown(Caller caller, OperationRecord operation) =>
        new Problem(ProblemTypes.NotUnknown, "Only an operation whose outcome nobody knows can be resolved.")
            .With("request_id", RequestHandles.Of(caller, operation.Id))
            .With("state", OperationWords.Of(operation.State));
}
