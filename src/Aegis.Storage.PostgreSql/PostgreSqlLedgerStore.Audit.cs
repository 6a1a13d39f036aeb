using Aegis.Accounts;
using Aegis.Ledger;

namespace Aegis.Storage;

// the audit of a tenant as a whole, and its seals
public sealed partial class PostgreSqlLedgerStore
{
    /// <summary>The tenants and their keys in the same schema.</summary>
    public IAccountStore Accounts => new PostgreSqlAccounts(this);

    /// <inheritdoc/>
    public async ValueTask<long> CountClaimsAsync(
        string tenant,
        BillingPeriod period,
        CancellationToken cancellationToken
    )
    {
        var counts = await RunAsync(
                Sql.ForTenant(tenant),
                [UsageRows.Count(tenant, period)],
                static row => row.GetInt64(0),
                cancellationToken
            )
            .ConfigureAwait(false);
        return counts[0];
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<AuditRecord>> ReadByTimeAsync(
        string tenant,
        AuditRecord? after,
        DateTimeOffset from,
        DateTimeOffset to,
        int limit,
        CancellationToken cancellationToken
    ) =>
        RunAsync(
            Sql.ForTenant(tenant),
            [SealRows.ByTime(tenant, after, from, to, limit)],
            AuditRows.Read,
            cancellationToken
        );

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<AuditRecord>> ReadByOperationAsync(
        string tenant,
        AuditPosition? after,
        int limit,
        CancellationToken cancellationToken
    ) =>
        RunAsync(
            Sql.ForTenant(tenant),
            [SealRows.ByOperation(tenant, after, limit)],
            AuditRows.ReadDamaged,
            cancellationToken
        );

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<string>> ListUnsealedTenantsAsync(
        string? after,
        int limit,
        CancellationToken cancellationToken
    ) =>
        RunAsync(
            Sql.ForMaintenance,
            [SealRows.UnsealedTenants(after, limit)],
            static row => row.GetString(0),
            cancellationToken
        );

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<SealedOperation>> ListUnsealedAsync(
        string tenant,
        AuditPosition? after,
        int limit,
        CancellationToken cancellationToken
    ) =>
        RunAsync(
            Sql.ForTenant(tenant),
            [SealRows.Unsealed(tenant, after, limit)],
            SealRows.ReadOperation,
            cancellationToken
        );

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<AuditSeal>> ReadSealsAsync(
        string tenant,
        long after,
        int limit,
        CancellationToken cancellationToken
    ) => RunAsync(Sql.ForTenant(tenant), [SealRows.SealsAfter(tenant, after, limit)], SealRows.Read, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<AuditSeal?> FindLastSealAsync(string tenant, CancellationToken cancellationToken) =>
        FirstAsync(Sql.ForTenant(tenant), [SealRows.LastSeal(tenant)], SealRows.Read, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<SealedOperation>> ReadSealedAsync(
        string tenant,
        long number,
        CancellationToken cancellationToken
    ) =>
        RunAsync(Sql.ForTenant(tenant), [SealRows.SealedBy(tenant, number)], SealRows.ReadOperation, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<SealedOperation>> ReadSealedAsync(
        string tenant,
        AuditPosition? after,
        int limit,
        CancellationToken cancellationToken
    ) =>
        RunAsync(
            Sql.ForTenant(tenant),
            [SealRows.SealedAfter(tenant, after, limit)],
            SealRows.ReadOperation,
            cancellationToken
        );

    /// <inheritdoc/>
    public async ValueTask<bool> AppendSealAsync(
        AuditSeal seal,
        IReadOnlyList<SealedOperation> operations,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(seal);
        ArgumentNullException.ThrowIfNull(operations);
        var isMine = await RunAsync(
                Sql.ForTenant(seal.Tenant),
                SealRows.Append(seal, operations),
                static row => row.GetBoolean(0),
                cancellationToken
            )
            .ConfigureAwait(false);
        return isMine is [true];
    }
}
