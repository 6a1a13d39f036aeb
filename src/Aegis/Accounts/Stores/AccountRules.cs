namespace Aegis.Accounts;

/// <summary>What every store refuses.</summary>
internal static class AccountRules
{
    public static void ThrowIfForeign(Tenant tenant, ApiKey first)
    {
        ArgumentNullException.ThrowIfNull(tenant);
        ArgumentNullException.ThrowIfNull(first);
        if (first.Tenant != tenant.Id)
        {
            throw new ArgumentException(
                $"The first key of tenant '{tenant.Id}' is one of tenant '{first.Tenant}'.",
                nameof(first)
            );
        }
    }
}
