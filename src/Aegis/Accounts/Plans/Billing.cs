namespace Aegis.Accounts;

/// <summary>Makes bills out of the audit, which has exactly one claim for each operation and is never deleted from.</summary>
/// <param name="store">Where the tenants are.</param>
/// <param name="plans">What they pay.</param>
public sealed class Billing(IAccountStore store, PlanCatalog plans)
{
    /// <summary>Makes the bill of a period, which is final once the period is over.</summary>
    /// <param name="tenant">Whose.</param>
    /// <param name="period">Which.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>The bill; none when there is no such tenant.</returns>
    /// <exception cref="InvalidOperationException">The tenant's plan is not in the catalog.</exception>
    public async ValueTask<Bill?> BillAsync(string tenant, BillingPeriod period, CancellationToken cancellationToken)
    {
        if (await store.FindTenantAsync(tenant, cancellationToken).ConfigureAwait(false) is not { } found)
        {
            return null;
        }

        var plan =
            plans.Find(found.Plan)
            ?? throw new InvalidOperationException(
                $"The plan '{found.Plan}' of tenant '{tenant}' is not in the catalog. Add it, or change the tenant's."
            );
        return new Bill(
            tenant,
            period,
            plan,
            await store.CountEventsAsync(tenant, period, cancellationToken).ConfigureAwait(false)
        );
    }
}
