namespace Aegis.Accounts;

/// <summary>Who has sent a request: what a valid key says.</summary>
/// <param name="KeyId">With which key.</param>
/// <param name="Tenant">Of which tenant.</param>
/// <param name="Plan">The id of the tenant's plan.</param>
/// <param name="Name">Who, in audits and decisions.</param>
/// <param name="Kind">Whether that is a person.</param>
/// <param name="Scopes">What the key allows.</param>
public sealed record ApiPrincipal(
    string KeyId,
    string Tenant,
    string Plan,
    string Name,
    PrincipalKind Kind,
    IReadOnlyList<string> Scopes
)
{
    /// <summary>Whether the key allows something.</summary>
    /// <param name="scope">What.</param>
    /// <returns>Whether it does.</returns>
    public bool Has(string scope) => Scopes.Contains(scope, StringComparer.Ordinal);
}
