namespace Aegis.Accounts;

/// <summary>What a tenant owes for a period.</summary>
/// <param name="Tenant">Who.</param>
/// <param name="Period">For which.</param>
/// <param name="Plan">By which plan: that which the tenant has now.</param>
/// <param name="Events">How many operations it has claimed; duplicates are not among them.</param>
public sealed record Bill(string Tenant, BillingPeriod Period, Plan Plan, long Events)
{
    /// <summary>The events times their price, in the plan's currency, not rounded.</summary>
    public decimal Amount => Events * Plan.PricePerEvent;
}
