using Aegis.Ledger;

namespace Aegis.Accounts;

/// <summary>Keeps tenants and keys in this process: they end with it.</summary>
/// <param name="audit">Whose claims are counted.</param>
public sealed class InMemoryAccountStore(IAuditStore audit) : IAccountStore
{
    private readonly object gate = new();
    private readonly Dictionary<string, Tenant> tenants = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ApiKey> keys = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public ValueTask<bool> CreateTenantAsync(Tenant tenant, ApiKey first, CancellationToken cancellationToken)
    {
        AccountRules.ThrowIfForeign(tenant, first);
        lock (gate)
        {
            if (tenants.ContainsKey(tenant.Id))
            {
                return new(false);
            }

            keys.Add(first.KeyId, first);
            tenants.Add(tenant.Id, tenant);
            return new(true);
        }
    }

    /// <inheritdoc/>
    public ValueTask<Tenant?> FindTenantAsync(string id, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            return new(tenants.GetValueOrDefault(id));
        }
    }

    /// <inheritdoc/>
    public ValueTask<bool> SetPlanAsync(string tenant, string plan, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            if (!tenants.TryGetValue(tenant, out var found))
            {
                return new(false);
            }

            tenants[tenant] = found with { Plan = plan };
            return new(true);
        }
    }

    /// <inheritdoc/>
    public ValueTask<bool> AddKeyAsync(ApiKey key, int maxLive, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(key);
        lock (gate)
        {
            var live = keys.Values.Count(other => other.Tenant == key.Tenant && other.IsLive(key.CreatedAt));
            if (!tenants.ContainsKey(key.Tenant) || live >= maxLive)
            {
                return new(false);
            }

            keys.Add(key.KeyId, key);
            return new(true);
        }
    }

    /// <inheritdoc/>
    public ValueTask<KeyOfTenant?> FindKeyAsync(string keyId, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            return new(keys.TryGetValue(keyId, out var key) ? new KeyOfTenant(key, tenants[key.Tenant].Plan) : null);
        }
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<ApiKey>> ListKeysAsync(string tenant, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            return new(
                keys.Values.Where(key => key.Tenant == tenant)
                    .OrderBy(static key => key.CreatedAt)
                    .ThenBy(static key => key.KeyId, StringComparer.Ordinal)
                    .ToArray()
            );
        }
    }

    /// <inheritdoc/>
    public ValueTask<bool> RevokeKeyAsync(
        string tenant,
        string keyId,
        DateTimeOffset at,
        CancellationToken cancellationToken
    )
    {
        lock (gate)
        {
            if (!keys.TryGetValue(keyId, out var key) || key.Tenant != tenant)
            {
                return new(false);
            }

            keys[keyId] = key with { RevokedAt = key.RevokedAt ?? at };
            return new(true);
        }
    }

    /// <inheritdoc/>
    public ValueTask<long> CountEventsAsync(string tenant, BillingPeriod period, CancellationToken cancellationToken) =>
        audit.CountClaimsAsync(tenant, period, cancellationToken);
}
