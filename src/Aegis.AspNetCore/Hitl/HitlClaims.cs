using System.Text;
using Aegis.AspNetCore.Identity;
using Aegis.Ledger;
using Microsoft.Extensions.Options;

namespace Aegis.AspNetCore.Hitl;

/// <summary>What is claimed when nobody has the key yet: a decision by whoever may decide, a request by whoever may not.</summary>
internal sealed class HitlClaims(IOptions<AegisServerOptions> options, IOptions<LedgerOptions> ledger)
{
    /// <summary>What operations that were made by the API are called. A thread and a payload make one of them.</summary>
    public const string Operation = "hitl";

    /// <summary>Whose decision it is, where nobody asked before: a requester that no caller can be.</summary>
    public const string Unasked = "api:unasked";

    private const string Policy = "api";

    public ValueTask<OperationClaim> MakeAsync(Caller caller, HitlAsk ask)
    {
        var claim = new OperationClaim
        {
            Id = Guid.NewGuid(),
            Tenant = caller.Tenant,
            Key = ask.Key,
            Thread = ask.Thread,
            Operation = Operation,
            Effect = ToolEffect.AtMostOnce,
            Fingerprint = Fingerprint.Of(Operation, ask.Thread, ask.Payload),
            Owner = caller.Name,
            Lease = ledger.Value.Lease,
            Approval = new ApprovalRequest
            {
                Policy = Policy,
                RequestedBy = caller.Has(AegisScopes.Decide) ? Unasked : caller.Name,
                Payload = Encoding.UTF8.GetString(ask.Payload),
                DecideWithin = options.Value.DecideWithin,
            },
        };
        return new(claim);
    }
}
