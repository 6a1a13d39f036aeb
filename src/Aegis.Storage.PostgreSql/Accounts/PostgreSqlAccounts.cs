using Aegis.Accounts;

namespace Aegis.Storage;

/// <summary>Tenants and their keys, in the ledger's schema.</summary>
internal sealed class PostgreSqlAccounts(PostgreSqlLedgerStore store) : IAccountStore
{
    public async ValueTask<bool> CreateTenantAsync(Tenant tenant, ApiKey first, CancellationToken cancellationToken)
    {
        AccountRules.ThrowIfForeign(tenant, first);
        var done = await store
            .RunAsync(Sql.ForTenant(tenant.Id), AccountRows.Create(tenant, first), IsDone, cancellationToken)
            .ConfigureAwait(false);
        return done.Count == 1;
    }

    public ValueTask<Tenant?> FindTenantAsync(string id, CancellationToken cancellationToken) =>
        store.FirstAsync(Sql.ForTenant(id), [AccountRows.Tenant(id)], AccountRows.ReadTenant, cancellationToken);

    public async ValueTask<bool> SetPlanAsync(string tenant, string plan, CancellationToken cancellationToken)
    {
        var done = await store
            .RunAsync(Sql.ForTenant(tenant), AccountRows.SetPlan(tenant, plan), IsDone, cancellationToken)
            .ConfigureAwait(false);
        return done.Count == 1;
    }

    public async ValueTask<bool> AddKeyAsync(ApiKey key, int maxLive, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(key);
        var done = await store
            .RunAsync(Sql.ForTenant(key.Tenant), AccountRows.Add(key, maxLive), IsDone, cancellationToken)
            .ConfigureAwait(false);
        return done.Count == 1;
    }

    public ValueTask<KeyOfTenant?> FindKeyAsync(string keyId, CancellationToken cancellationToken) =>
        store.FirstAsync(
            AccountRows.ForKey(keyId),
            [AccountRows.Key(keyId)],
            AccountRows.ReadKeyOfTenant,
            cancellationToken
        );

    public ValueTask<IReadOnlyList<ApiKey>> ListKeysAsync(string tenant, CancellationToken cancellationToken) =>
        store.RunAsync(Sql.ForTenant(tenant), [AccountRows.Keys(tenant)], AccountRows.ReadKey, cancellationToken);

    public async ValueTask<bool> RevokeKeyAsync(
        string tenant,
        string keyId,
        DateTimeOffset at,
        CancellationToken cancellationToken
    )
    {
        var done = await store
            .RunAsync(Sql.ForTenant(tenant), [AccountRows.Revoke(tenant, keyId, at)], IsDone, cancellationToken)
            .ConfigureAwait(false);
        return done.Count == 1;
    }

    public ValueTask<long> CountEventsAsync(string tenant, BillingPeriod period, CancellationToken cancellationToken) =>
        store.CountClaimsAsync(tenant, period, cancellationToken);

    private static bool IsDone(Npgsql.NpgsqlDataReader row) => row.GetBoolean(0);
}
