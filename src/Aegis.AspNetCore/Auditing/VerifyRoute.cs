using Aegis.AspNetCore.Identity;
using Aegis.AspNetCore.Problems;
using Aegis.Ledger;
using Microsoft.AspNetCore.Http;

namespace Aegis.AspNetCore.Auditing;

/// <summary>Whether the audit of a tenant is whole.</summary>
/// <param name="IsWhole">Whether nothing was changed, removed or put in another order.</param>
/// <param name="Records">How many records were read.</param>
/// <param name="Seals">How many seals were read.</param>
/// <param name="Unsealed">How many operations have records that no seal covers yet.</param>
/// <param name="Faults">What was found.</param>
internal sealed record AuditVerdict(
    bool IsWhole,
    long Records,
    long Seals,
    long Unsealed,
    IReadOnlyList<string> Faults
);

/// <summary>GET audit/verify?anchor: reads all of it again, and compares the hashes, with one that was kept elsewhere too.</summary>
internal sealed class VerifyRoute(IAuditStore audit, ILedgerStore ledger)
{
    public async Task<IResult> AnswerAsync(HttpContext context, string? anchor)
    {
        SealAnchor? kept = null;
        if (anchor is not null && !SealAnchor.TryParse(anchor, out kept))
        {
            throw Refusals.Malformed("anchor is the number of a seal, a colon and 64 hexadecimal digits.").Thrown();
        }

        var report = await new AuditVerifier(audit, ledger)
            .VerifyAsync(Caller.Required(context).Tenant, kept, context.RequestAborted)
            .ConfigureAwait(false);
        return ServerJson.Ok(
            new AuditVerdict(report.IsWhole, report.Records, report.Seals, report.Unsealed, report.Faults)
        );
    }
}
