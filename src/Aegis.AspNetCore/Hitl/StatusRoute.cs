using Aegis.AspNetCore.Identity;
using Aegis.AspNetCore.Problems;
using Aegis.AspNetCore.Requests;
using Microsoft.AspNetCore.Http;

namespace Aegis.AspNetCore.Hitl;

/// <summary>GET hitl/status/{id}: what became of an operation, now or when it changes.</summary>
internal sealed class StatusRoute(LedgerCalls ledger, StatusWaits waits, OverdueApprovals overdue)
{
    public const string Name = "aegis-status";

    public async Task<IResult> AnswerAsync(HttpContext context, string handle)
    {
        var caller = Caller.Required(context);
        var id = RequestHandles.IdFor(caller, handle);
        var headers = context.Request.Headers;
        var known = headers.IfNoneMatch.ToString();
        var wait = Waiting.Of(headers);
        var status =
            wait > TimeSpan.Zero
                ? await waits
                    .WaitAsync(id, wait, () => ReadAsync(context, caller, id), known, context.RequestAborted)
                    .ConfigureAwait(false)
                : await ReadAsync(context, caller, id).ConfigureAwait(false);
        if (status is null)
        {
            return Refusals.NotFound();
        }

        context.Response.Headers.ETag = status.ETag;
        context.Response.Headers.CacheControl = "private, no-cache";
        return known == status.ETag ? Results.StatusCode(StatusCodes.Status304NotModified) : ServerJson.Ok(status);
    }

    private async Task<OperationStatus?> ReadAsync(HttpContext context, Caller caller, Guid id)
    {
        var cancelled = context.RequestAborted;
        var operation = await ledger
            .ReadAsync((store, token) => store.FindAsync(caller.Tenant, id, token), cancelled)
            .ConfigureAwait(false);
        if (operation is null)
        {
            return null;
        }

        var approval = await ledger
            .ReadAsync((store, token) => store.FindApprovalAsync(caller.Tenant, id, token), cancelled)
            .ConfigureAwait(false);
        var now = await overdue.EndAsync(operation, approval).ConfigureAwait(false);
        return OperationStatus.Of(caller, now.Operation, now.Approval);
    }
}
