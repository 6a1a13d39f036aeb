using Aegis.Accounts;
using Aegis.Storage.Sqlite.Files;
using Aegis.Storage.Sqlite.Rows;
using Aegis.Storage.Sqlite.Writing;

namespace Aegis.Storage.Sqlite.Accounts;

/// <summary>Tenants and their keys, in the ledger's file.</summary>
internal sealed class SqliteAccounts(LedgerWriter writer, Readers readers) : IAccountStore
{
    private const string InsertTenant =
        "INSERT INTO aegis_tenant (id, name, plan, created_at) VALUES (@id, @name, @plan, @created_at) "
        + "ON CONFLICT (id) DO NOTHING";

    private const string InsertKey =
        $"INSERT INTO aegis_api_key ({ApiKeyRow.Names}) SELECT @key_id, @tenant, @principal, @kind, @scopes, @mac, "
        + "@pepper_id, @created_at, @expires_at, @revoked_at FROM aegis_tenant WHERE id = @tenant AND (SELECT count(*) "
        + "FROM aegis_api_key WHERE tenant_id = @tenant AND revoked_at IS NULL "
        + "AND (expires_at IS NULL OR expires_at > @created_at)) < @max_live";

    private const string SelectTenant = "SELECT id, name, plan, created_at FROM aegis_tenant WHERE id = @id";

    private const string SelectKey =
        $"SELECT {ApiKeyRow.Names}, (SELECT plan FROM aegis_tenant WHERE id = tenant_id) FROM aegis_api_key "
        + "WHERE key_id = @key_id";

    private const string SelectKeys =
        $"SELECT {ApiKeyRow.Names} FROM aegis_api_key WHERE tenant_id = @tenant ORDER BY created_at, key_id";

    private const string UpdatePlan = "UPDATE aegis_tenant SET plan = @plan WHERE id = @id";

    private const string ForgetUsage = "DELETE FROM aegis_usage WHERE tenant_id = @id";

    private const string Revoke =
        "UPDATE aegis_api_key SET revoked_at = coalesce(revoked_at, @at) WHERE key_id = @key_id AND tenant_id = @tenant";

    public ValueTask<bool> CreateTenantAsync(Tenant tenant, ApiKey first, CancellationToken cancellationToken)
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

        var insert = new Statement(InsertTenant)
            .With("@id", tenant.Id)
            .With("@name", tenant.Name)
            .With("@plan", tenant.Plan)
            .With("@created_at", tenant.CreatedAt.ToUnixTimeMilliseconds());
        return Write(
            connection => connection.Execute(insert) == 1 && connection.Execute(Insertion(first, int.MaxValue)) == 1,
            cancellationToken
        );
    }

    public ValueTask<Tenant?> FindTenantAsync(string id, CancellationToken cancellationToken) =>
        Read(
            connection =>
                connection.ReadOne(
                    new Statement(SelectTenant).With("@id", id),
                    static row => new Tenant
                    {
                        Id = row.GetString(0),
                        Name = row.GetString(1),
                        Plan = row.GetString(2),
                        CreatedAt = row.Time(3),
                    }
                ),
            cancellationToken
        );

    public ValueTask<bool> SetPlanAsync(string tenant, string plan, CancellationToken cancellationToken) =>
        Write(
            connection =>
            {
                connection.Execute(new Statement(ForgetUsage).With("@id", tenant));
                return connection.Execute(new Statement(UpdatePlan).With("@id", tenant).With("@plan", plan)) == 1;
            },
            cancellationToken
        );

    public ValueTask<bool> AddKeyAsync(ApiKey key, int maxLive, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(key);
        return Write(connection => connection.Execute(Insertion(key, maxLive)) == 1, cancellationToken);
    }

    public ValueTask<KeyOfTenant?> FindKeyAsync(string keyId, CancellationToken cancellationToken) =>
        Read(
            connection =>
                connection.ReadOne(
                    new Statement(SelectKey).With("@key_id", keyId),
                    static row => new KeyOfTenant(ApiKeyRow.Read(row), row.GetString(10))
                ),
            cancellationToken
        );

    public ValueTask<IReadOnlyList<ApiKey>> ListKeysAsync(string tenant, CancellationToken cancellationToken) =>
        Read<IReadOnlyList<ApiKey>>(
            connection => connection.ReadAll(new Statement(SelectKeys).With("@tenant", tenant), ApiKeyRow.Read),
            cancellationToken
        );

    public ValueTask<bool> RevokeKeyAsync(
        string tenant,
        string keyId,
        DateTimeOffset at,
        CancellationToken cancellationToken
    )
    {
        var revoke = new Statement(Revoke)
            .With("@tenant", tenant)
            .With("@key_id", keyId)
            .With("@at", at.ToUnixTimeMilliseconds());
        return Write(connection => connection.Execute(revoke) == 1, cancellationToken);
    }

    public ValueTask<long> CountEventsAsync(string tenant, BillingPeriod period, CancellationToken cancellationToken) =>
        Read(connection => QuotaUsage.Count(connection, tenant, period), cancellationToken);

    private static Statement Insertion(ApiKey key, int maxLive) =>
        new Statement(InsertKey).With(key).With("@max_live", maxLive);

    private ValueTask<bool> Write(Func<LedgerConnection, bool> work, CancellationToken cancellationToken) =>
        new(writer.WriteAsync(work, cancellationToken));

    private ValueTask<T> Read<T>(Func<LedgerConnection, T> read, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return new(readers.Read(read));
    }
}
