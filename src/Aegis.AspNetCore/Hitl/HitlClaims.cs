using System.Text;
using Aegis.Accounts;
using Aegis.AspNetCore.Identity;
using Aegis.Ledger;
using Microsoft.Extensions.Options;

namespace Aegis.AspNetCore.Hitl;

/// <summary>What is claimed when nobody has the key yet: a decision by whoever may decide, a request by whoever may not.</summary>
internal sealed class HitlClaims(
    LedgerCalls ledger,
    IAccountStore accounts,
    PlanCatalog plans,
    IOptions<AegisServerOptions> options,
    IOptions<LedgerOptions> times
)
{
    /// <summary>What operations that were made by the API are called. A thread and a payload make one of them.</summary>
    public const string Operation = "hitl";

    /// <summary>Whose decision it is, where nobody asked before: a requester that no caller can be.</summary>
    public const string Unasked = "api:unasked";

    private const string Policy = "api";
    private static readonly OperationResult Allowed = new(
        "application/json",
        """{"decision":"approved"}"""u8.ToArray()
    );

    public async Task<OperationClaim> MakeAsync(Caller caller, HitlAsk ask)
    {
        var decides = caller.Has(AegisScopes.Decide);
        return new OperationClaim
        {
            Id = Guid.NewGuid(),
            Tenant = caller.Tenant,
            Key = ask.Key,
            Thread = ask.Thread,
            Operation = Operation,
            Effect = ToolEffect.AtMostOnce,
            Fingerprint = Fingerprint.Of(Operation, ask.Thread, ask.Payload),
            Owner = caller.Name,
            Lease = times.Value.Lease,
            Approval = new ApprovalRequest
            {
                Policy = Policy,
                RequestedBy = decides ? Unasked : caller.Name,
                Payload = Encoding.UTF8.GetString(ask.Payload),
                DecideWithin = options.Value.DecideWithin,
            },
            Decision = decides ? DecisionOf(caller, ask.IsApproval) : null,
            Quota = await QuotaOfAsync(caller).ConfigureAwait(false),
        };
    }

    private ClaimDecision DecisionOf(Caller caller, bool isApproval) =>
        isApproval
            ? new ClaimDecision.Allow(caller.ToDecider(), Allowed, times.Value.ResultKept, times.Value.KeyKept)
            : new ClaimDecision.Deny(caller.ToDecider(), times.Value.FailureKept);

    // whoever has no account has no plan, and pays nothing
    private async Task<ClaimQuota?> QuotaOfAsync(Caller caller)
    {
        var account = await ledger
            .StepAsync((_, token) => accounts.FindTenantAsync(caller.Tenant, token))
            .ConfigureAwait(false);
        return account is not null && (plans.Find(account.Plan) ?? plans.First).EventsPerMonth is { } cap
            ? new ClaimQuota(cap)
            : null;
    }
}
