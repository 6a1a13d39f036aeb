using Aegis.Accounts;
using Aegis.AspNetCore.Accounts;

namespace Aegis.AspNetCore;

/// <summary>
/// Makes keys of the approval API for any tenant. It asks nobody who they are: it is for whoever operates the app, and no caller of
/// the API reaches it.
/// </summary>
public sealed class AegisKeys
{
    private readonly IAccountStore accounts;
    private readonly PlanCatalog plans;
    private readonly KeyMaking keys;
    private readonly TimeProvider clock;

    internal AegisKeys(IAccountStore accounts, PlanCatalog plans, KeyMaking keys, TimeProvider clock) =>
        (this.accounts, this.plans, this.keys, this.clock) = (accounts, plans, keys, clock);

    /// <summary>
    /// Makes a key. A tenant without an account gets one, with the first plan that has no cap, or the first there is; from then on
    /// <c>Tenant-Id</c> alone does not open the tenant any more.
    /// </summary>
    /// <param name="wanted">Which. Default: an admin of the tenant <c>default</c>, no person.</param>
    /// <param name="cancellationToken">Gives up waiting; what was sent may take effect all the same.</param>
    /// <returns>The key, with its secret.</returns>
    /// <exception cref="ArgumentException">What is wanted can not be meant. Nothing was written.</exception>
    /// <exception cref="InvalidOperationException">
    /// Accounts are kept in a database, and there is no <see cref="PepperRing"/>. Nothing was written.
    /// </exception>
    /// <exception cref="KeyLimitException">The tenant has as many keys as its plan allows. Nothing was written.</exception>
    public async Task<AegisKey> CreateAsync(
        AegisKeyOptions? wanted = null,
        CancellationToken cancellationToken = default
    )
    {
        wanted ??= new AegisKeyOptions();
        if (wanted.Fault() is { } fault)
        {
            throw new ArgumentException(fault, nameof(wanted));
        }

        var kind = wanted.IsPerson ? PrincipalKind.Person : PrincipalKind.Service;
        var (key, secret) = keys.Make(
            wanted.Tenant,
            new KeyRequest(wanted.Name, kind, [.. wanted.Scopes.Distinct(StringComparer.Ordinal)])
        );
        var account = await accounts.FindTenantAsync(wanted.Tenant, cancellationToken).ConfigureAwait(false);
        if (account is null)
        {
            var plan = plans.Plans.FirstOrDefault(static plan => plan.EventsPerMonth is null) ?? plans.First;
            account = NewAccount(wanted.Tenant, plan);
            if (await accounts.CreateTenantAsync(account, key, cancellationToken).ConfigureAwait(false))
            {
                return new AegisKey(wanted.Tenant, key.KeyId, secret.Reveal(), plan.Id);
            }

            // somebody was faster, perhaps with another plan
            account = await accounts.FindTenantAsync(wanted.Tenant, cancellationToken).ConfigureAwait(false) ?? account;
        }

        var most = (plans.Find(account.Plan) ?? plans.First).LiveKeys;
        return await accounts.AddKeyAsync(key, most, cancellationToken).ConfigureAwait(false)
            ? new AegisKey(wanted.Tenant, key.KeyId, secret.Reveal(), newPlan: null)
            : throw new KeyLimitException(
                $"The plan '{account.Plan}' of tenant '{wanted.Tenant}' allows {most} keys at once. Revoke one first."
            );
    }

    private Tenant NewAccount(string id, Plan plan) =>
        new()
        {
            Id = id,
            Name = id,
            Plan = plan.Id,
            CreatedAt = clock.GetUtcNow(),
        };
}
