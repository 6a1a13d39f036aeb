using Aegis.Ledger;
using Npgsql;

namespace Aegis.Storage;

/// <summary>
/// Keeps operations, approvals and their audit in the schema <c>aegis</c> of a PostgreSQL database, 14 or newer, for any number
/// of processes. The schema is created and migrated at first use.
/// </summary>
/// <remarks>
/// Every call is one round trip, and one transaction that no client can hold open. Rows are kept apart by tenant with row-level
/// security; all times are the database's. Effects that are to be transactional write through
/// <see cref="BeginTransactionAsync"/>, or in the same database by other means.
/// </remarks>
public sealed partial class PostgreSqlLedgerStore : ITransactionalLedgerStore, IAuditStore, IAsyncDisposable
{
    private readonly NpgsqlDataSource source;
    private readonly bool ownsSource;
    private readonly SemaphoreSlim migrating = new(1, 1);
    private volatile bool isMigrated;

    /// <summary>A store with connections of its own.</summary>
    /// <param name="connectionString">
    /// As of Npgsql. Statements are prepared by themselves unless it says <c>Max Auto Prepare=0</c>, as it has to behind a pooler
    /// that does not know prepared statements.
    /// </param>
    /// <param name="configure">Sets what a connection string can not, such as certificates. Default: nothing.</param>
    /// <exception cref="ArgumentException">The connection string is none.</exception>
    public PostgreSqlLedgerStore(string connectionString, Action<NpgsqlDataSourceBuilder>? configure = null)
        : this(Connections.Of(connectionString, configure), ownsSource: true) { }

    /// <summary>A store over connections of the app, which goes on to own them.</summary>
    /// <param name="source">The connections.</param>
    public PostgreSqlLedgerStore(NpgsqlDataSource source)
        : this(source, ownsSource: false) { }

    private PostgreSqlLedgerStore(NpgsqlDataSource source, bool ownsSource)
    {
        ArgumentNullException.ThrowIfNull(source);
        this.source = source;
        this.ownsSource = ownsSource;
    }

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">The id of the claim is that of an operation with another key.</exception>
    public async ValueTask<OperationRecord> ClaimAsync(OperationClaim claim, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(claim);
        claim = claim.Checked();
        // whoever had the key may be gone before it is read
        for (var tries = 0; tries < 3; tries++)
        {
            if (await TryClaimAsync(claim, cancellationToken).ConfigureAwait(false) is { } record)
            {
                return record;
            }

            if (claim.Quota is { } quota)
            {
                await ThrowIfOverQuotaAsync(claim.Tenant, quota.Cap, cancellationToken).ConfigureAwait(false);
            }
        }

        throw new InvalidOperationException(
            $"The key '{claim.Key}' can not be claimed with the id {claim.Id}, which another operation has. Take a new one."
        );
    }

    /// <inheritdoc/>
    public ValueTask<OperationRecord?> TransitionAsync(
        OperationTransition transition,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(transition);
        return FirstAsync(
            Sql.ForTenant(transition.Operation.Tenant),
            Step.StatementsOf(transition),
            OperationRows.Read,
            cancellationToken
        );
    }

    /// <inheritdoc/>
    public ValueTask<OperationRecord?> FindAsync(string tenant, Guid id, CancellationToken cancellationToken) =>
        FirstAsync(Sql.ForTenant(tenant), [OperationRows.ById(tenant, id)], OperationRows.Read, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<OperationRecord?> FindByKeyAsync(string tenant, string key, CancellationToken cancellationToken) =>
        FirstAsync(Sql.ForTenant(tenant), [OperationRows.ByKey(tenant, key)], OperationRows.Read, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<ApprovalRecord?> FindApprovalAsync(
        string tenant,
        Guid operationId,
        CancellationToken cancellationToken
    ) =>
        FirstAsync(
            Sql.ForTenant(tenant),
            [ApprovalRows.ById(tenant, operationId)],
            ApprovalRows.Read,
            cancellationToken
        );

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<ApprovalRecord>> ListPendingApprovalsAsync(
        string tenant,
        ApprovalCursor? after,
        int limit,
        CancellationToken cancellationToken
    )
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        return RunAsync(
            Sql.ForTenant(tenant),
            [ApprovalRows.Pending(tenant, after, limit)],
            ApprovalRows.Read,
            cancellationToken
        );
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<OperationRecord>> ListRecoverableAsync(
        int limit,
        CancellationToken cancellationToken
    )
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        return RunAsync(Sql.ForMaintenance, [OperationRows.Recoverable(limit)], OperationRows.Read, cancellationToken);
    }

    /// <inheritdoc/>
    public async ValueTask<int> ReapAsync(int limit, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        var counts = await RunAsync(
                Sql.ForMaintenance,
                [Reaping.Of(limit)],
                static row => row.GetInt64(0),
                cancellationToken
            )
            .ConfigureAwait(false);
        return (int)counts[0];
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<AuditRecord>> ReadAuditAsync(
        string tenant,
        Guid operationId,
        CancellationToken cancellationToken
    ) => RunAsync(Sql.ForTenant(tenant), [AuditRows.Trail(tenant, operationId)], AuditRows.Read, cancellationToken);

    /// <summary>Closes the connections, unless they are the app's.</summary>
    /// <returns>When they are closed.</returns>
    public async ValueTask DisposeAsync()
    {
        if (ownsSource)
        {
            await source.DisposeAsync().ConfigureAwait(false);
        }

        migrating.Dispose();
    }
}
