using Aegis.AspNetCore.Hitl;
using Aegis.AspNetCore.Identity;
using Aegis.AspNetCore.Problems;
using Microsoft.AspNetCore.Http;

namespace Aegis.AspNetCore.Auditing;

/// <summary>GET audit/{id}: all that was done to an operation, also after the operation itself is gone.</summary>
internal sealed class TrailRoute(LedgerCalls ledger)
{
    public async Task<IResult> AnswerAsync(HttpContext context, string handle)
    {
        var caller = Caller.Required(context);
        var id = RequestHandles.IdFor(caller, handle);
        var records = await ledger
            .ReadAsync((store, token) => store.ReadAuditAsync(caller.Tenant, id, token), context.RequestAborted)
            .ConfigureAwait(false);
        return records.Count == 0
            ? Refusals.NotFound()
            : ServerJson.Ok(new AuditTrail([.. records.Select(AuditEntry.Of)]));
    }
}
