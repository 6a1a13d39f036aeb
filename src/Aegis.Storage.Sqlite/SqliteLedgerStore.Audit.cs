using Aegis.Accounts;
using Aegis.Ledger;
using Aegis.Storage.Sqlite.Accounts;
using Aegis.Storage.Sqlite.Steps;

namespace Aegis.Storage.Sqlite;

// the audit of a tenant as a whole, and its seals
public sealed partial class SqliteLedgerStore
{
    /// <summary>The tenants and their keys in the same file.</summary>
    public IAccountStore Accounts => new SqliteAccounts(Writer, readers);

    /// <inheritdoc/>
    public ValueTask<long> CountClaimsAsync(string tenant, BillingPeriod period, CancellationToken cancellationToken) =>
        Read(connection => QuotaUsage.Count(connection, tenant, period), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<AuditRecord>> ReadByTimeAsync(
        string tenant,
        AuditRecord? after,
        DateTimeOffset from,
        DateTimeOffset to,
        int limit,
        CancellationToken cancellationToken
    ) => ReadAll(AuditQueries.ByTime(tenant, after, from, to, limit), Rows.AuditRow.Read, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<AuditRecord>> ReadByOperationAsync(
        string tenant,
        AuditPosition? after,
        int limit,
        CancellationToken cancellationToken
    ) =>
        ReadPage(
            AuditQueries.ByOperation(tenant, after, limit),
            Rows.AuditRow.ReadDamaged,
            after is null ? AuditQueries.UnplacedRecords(tenant) : null,
            count =>
                AuditRecord.Damaged(
                    tenant,
                    Unplaced,
                    $"{count} records are damaged: they have no operation or number."
                ),
            cancellationToken
        );

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<string>> ListUnsealedTenantsAsync(
        string? after,
        int limit,
        CancellationToken cancellationToken
    ) => ReadAll(AuditQueries.UnsealedTenants(after, limit), static row => row.GetString(0), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<SealedOperation>> ListUnsealedAsync(
        string tenant,
        AuditPosition? after,
        int limit,
        CancellationToken cancellationToken
    ) => ReadAll(AuditQueries.Unsealed(tenant, after, limit), Rows.SealRow.ReadOperation, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<AuditSeal>> ReadSealsAsync(
        string tenant,
        long after,
        int limit,
        CancellationToken cancellationToken
    ) =>
        ReadPage(
            AuditQueries.Seals(tenant, after, limit),
            Rows.SealRow.Read,
            after == 0 ? AuditQueries.UnplacedSeals(tenant) : null,
            count => AuditSeal.Damaged(tenant, 0, $"{count} seals are damaged: they have no number."),
            cancellationToken
        );

    /// <inheritdoc/>
    public ValueTask<AuditSeal?> FindLastSealAsync(string tenant, CancellationToken cancellationToken) =>
        Read(connection => connection.ReadOne(AuditQueries.LastSeal(tenant), Rows.SealRow.Read), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<SealedOperation>> ReadSealedAsync(
        string tenant,
        long number,
        CancellationToken cancellationToken
    ) => ReadAll(AuditQueries.SealedBy(tenant, number), Rows.SealRow.ReadOperation, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<SealedOperation>> ReadSealedAsync(
        string tenant,
        AuditPosition? after,
        int limit,
        CancellationToken cancellationToken
    ) =>
        ReadPage(
            AuditQueries.Sealed(tenant, after, limit),
            Rows.SealRow.ReadOperation,
            after is null ? AuditQueries.UnplacedSealed(tenant) : null,
            static count => new SealedOperation(Guid.Empty, int.MinValue, default)
            {
                Damage = $"{count} of what seals cover are damaged: they have no operation or number.",
            },
            cancellationToken
        );

    /// <inheritdoc/>
    public ValueTask<bool> AppendSealAsync(
        AuditSeal seal,
        IReadOnlyList<SealedOperation> operations,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(seal);
        ArgumentNullException.ThrowIfNull(operations);
        return new(Writer.WriteAsync(connection => Sealing.Apply(connection, seal, operations), cancellationToken));
    }

    private static AuditPosition Unplaced => new(Guid.Empty, int.MinValue);

    private ValueTask<IReadOnlyList<T>> ReadPage<T>(
        Files.Statement query,
        Func<Microsoft.Data.Sqlite.SqliteDataReader, T> read,
        Files.Statement? countUnplaced,
        Func<long, T> tell,
        CancellationToken cancellationToken
    ) =>
        Read(
            IReadOnlyList<T> (connection) =>
            {
                var page = connection.ReadAll(query, read);
                if (
                    countUnplaced is not null
                    && connection.ReadAll(countUnplaced, static row => row.GetInt64(0)) is [> 0 and var count]
                )
                {
                    page.Insert(0, tell(count));
                }

                return page;
            },
            cancellationToken
        );
}
