using Aegis.Accounts;

namespace Aegis.Ledger.Tests.Accounts;

/// <summary>A store that counts how often a key is looked up.</summary>
internal sealed class CountingStore : IAccountStore
{
    private readonly InMemoryAccountStore inner = new(new InMemoryLedgerStore());

    public int Reads { get; private set; }

    /// <summary>Happens after a key was read, and before its reader has it.</summary>
    public Func<Task>? AfterRead { get; set; }

    public async ValueTask<KeyOfTenant?> FindKeyAsync(string keyId, CancellationToken cancellationToken)
    {
        Reads++;
        var row = await inner.FindKeyAsync(keyId, cancellationToken);
        await (AfterRead?.Invoke() ?? Task.CompletedTask);
        return row;
    }

    public ValueTask<bool> CreateTenantAsync(Tenant tenant, ApiKey first, CancellationToken cancellationToken) =>
        inner.CreateTenantAsync(tenant, first, cancellationToken);

    public ValueTask<Tenant?> FindTenantAsync(string id, CancellationToken cancellationToken) =>
        inner.FindTenantAsync(id, cancellationToken);

    public ValueTask<bool> SetPlanAsync(string tenant, string plan, CancellationToken cancellationToken) =>
        inner.SetPlanAsync(tenant, plan, cancellationToken);

    public ValueTask<bool> AddKeyAsync(ApiKey key, int maxLive, CancellationToken cancellationToken) =>
        inner.AddKeyAsync(key, maxLive, cancellationToken);

    public ValueTask<IReadOnlyList<ApiKey>> ListKeysAsync(string tenant, CancellationToken cancellationToken) =>
        inner.ListKeysAsync(tenant, cancellationToken);

    public ValueTask<bool> RevokeKeyAsync(
        string tenant,
        string keyId,
        DateTimeOffset at,
        CancellationToken cancellationToken
    ) => inner.RevokeKeyAsync(tenant, keyId, at, cancellationToken);

    public ValueTask<long> CountEventsAsync(string tenant, BillingPeriod period, CancellationToken cancellationToken) =>
        inner.CountEventsAsync(tenant, period, cancellationToken);
}
