using System.Text;
using Aegis.Accounts;
using Aegis.Approvals;
using Aegis.AspNetCore.Identity;
using Aegis.AspNetCore.Problems;
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
    /// <summary>Whose decision it is, where nobody asked before: a requester that no caller can be.</summary>
    public const string Unasked = "api:unasked";

    /// <exception cref="ProblemException">The key is of those that tools have.</exception>
    public async Task<OperationClaim> MakeAsync(Caller caller, HitlAsk ask)
    {
        if (ReservedKeys.IsOne(ask.Key))
        {
            throw HitlConflicts.KeyReserved().Thrown();
        }

        var decides = caller.Has(AegisScopes.Decide);
        return new OperationClaim
        {
            Id = Guid.NewGuid(),
            Tenant = caller.Tenant,
            Key = ask.Key,
            Thread = ask.Thread,
            Operation = Question.Operation,
            Effect = ToolEffect.AtMostOnce,
            Fingerprint = Fingerprint.Of(Question.Operation, ask.Thread, ask.Payload),
            Owner = caller.Name,
            Lease = times.Value.Lease,
            Approval = new ApprovalRequest
            {
                Policy = Question.Policy,
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
            ? new ClaimDecision.Allow(caller.ToDecider(), Question.Allowed, times.Value.ResultKept, times.Value.KeyKept)
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
