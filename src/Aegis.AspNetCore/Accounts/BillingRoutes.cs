using Aegis.Accounts;
using Aegis.AspNetCore.Identity;
using Aegis.AspNetCore.Problems;
using Microsoft.AspNetCore.Http;

namespace Aegis.AspNetCore.Accounts;

/// <summary>What plans there are.</summary>
/// <param name="Plans">New accounts get the first.</param>
internal sealed record PlanList(IReadOnlyList<PlanAnswer> Plans);

/// <summary>A plan.</summary>
/// <param name="Id">Which.</param>
/// <param name="Quota">Operations a month; none for as many as one likes.</param>
/// <param name="PricePerEvent">What each costs.</param>
/// <param name="Currency">By ISO 4217.</param>
/// <param name="LiveKeys">How many keys a tenant can have at once.</param>
internal sealed record PlanAnswer(string Id, long? Quota, decimal PricePerEvent, string Currency, int LiveKeys)
{
    public static PlanAnswer Of(Plan plan) =>
        new(plan.Id, plan.EventsPerMonth, plan.PricePerEvent, plan.Currency, plan.LiveKeys);
}

/// <summary>What a tenant has used in a period.</summary>
/// <param name="TenantId">Which tenant.</param>
/// <param name="Period">Which month, UTC.</param>
/// <param name="Plan">The plan it has now; none without an account.</param>
/// <param name="Used">How many operations it claimed. Duplicates are not among them.</param>
/// <param name="Quota">How many it may claim; none for as many as it likes.</param>
/// <param name="ResetsAt">When the period ends.</param>
internal sealed record UsageAnswer(
    string TenantId,
    string Period,
    string? Plan,
    long Used,
    long? Quota,
    DateTimeOffset ResetsAt
);

/// <summary>What a tenant owes.</summary>
/// <param name="TenantId">Which tenant.</param>
/// <param name="Period">Which month, UTC.</param>
/// <param name="Plan">By which plan.</param>
/// <param name="Events">How many operations are billed.</param>
/// <param name="PricePerEvent">What each costs.</param>
/// <param name="Amount">What they cost together, not rounded.</param>
/// <param name="Currency">By ISO 4217.</param>
/// <param name="IsFinal">Whether the period is over.</param>
internal sealed record BillAnswer(
    string TenantId,
    string Period,
    string Plan,
    long Events,
    decimal PricePerEvent,
    decimal Amount,
    string Currency,
    bool IsFinal
);

/// <summary>GET billing/plans, usage and billing.</summary>
internal sealed class BillingRoutes(IAccountStore accounts, Billing billing, PlanCatalog plans, TimeProvider clock)
{
    public IResult Plans() => ServerJson.Ok(new PlanList([.. plans.Plans.Select(PlanAnswer.Of)]));

    public async Task<IResult> UsageAsync(HttpContext context, string? period)
    {
        var tenant = Caller.Required(context).Tenant;
        var month = PeriodOf(period);
        var account = await accounts.FindTenantAsync(tenant, context.RequestAborted).ConfigureAwait(false);
        var used = await accounts.CountEventsAsync(tenant, month, context.RequestAborted).ConfigureAwait(false);
        var quota = account is null ? null : plans.Find(account.Plan)?.EventsPerMonth;
        return ServerJson.Ok(new UsageAnswer(tenant, month.ToString(), account?.Plan, used, quota, month.End));
    }

    public async Task<IResult> BillAsync(HttpContext context, string? period)
    {
        var tenant = Caller.Required(context).Tenant;
        var month = PeriodOf(period);
        var bill = await billing.BillAsync(tenant, month, context.RequestAborted).ConfigureAwait(false);
        return bill is null
            ? Refusals.NotFound()
            : ServerJson.Ok(
                new BillAnswer(
                    tenant,
                    month.ToString(),
                    bill.Plan.Id,
                    bill.Events,
                    bill.Plan.PricePerEvent,
                    bill.Amount,
                    bill.Plan.Currency,
                    month.End <= clock.GetUtcNow()
                )
            );
    }

    private BillingPeriod PeriodOf(string? text) =>
        text is null ? BillingPeriod.Of(clock.GetUtcNow())
        : BillingPeriod.TryParse(text, out var period) ? period
        : throw Refusals.Malformed("period is a month, such as 2026-11.").Thrown();
}
