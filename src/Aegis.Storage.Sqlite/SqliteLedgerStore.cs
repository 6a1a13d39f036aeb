using Aegis.Ledger;
using Aegis.Memory;
using Aegis.Metrics;
using Aegis.Storage.Sqlite.Files;
using Aegis.Storage.Sqlite.Memory;
using Aegis.Storage.Sqlite.Metrics;
using Aegis.Storage.Sqlite.Rows;
using Aegis.Storage.Sqlite.Schema;
using Aegis.Storage.Sqlite.Steps;
using Aegis.Storage.Sqlite.Usage;
using Aegis.Storage.Sqlite.Writing;
using Aegis.Usage;

namespace Aegis.Storage.Sqlite;

/// <summary>
/// Keeps operations in a SQLite file, which the processes of one machine may share. What it says has happened is on the disk.
/// </summary>
/// <remarks>
/// One thread writes for the whole process, many steps in one transaction; reads happen on the caller's thread and wait for
/// nobody. SQLite has no clock of its own: the times are the machine's, by the <see cref="TimeProvider"/> that the store was
/// given. When that is set forward, leases end early; the fence keeps that safe.
/// </remarks>
public sealed partial class SqliteLedgerStore : ITransactionalLedgerStore, IAuditStore, IAsyncDisposable, IDisposable
{
    private readonly LedgerFile file;
    private readonly TimeProvider clock;
    private readonly Readers readers;

    private SqliteLedgerStore(LedgerFile file, LedgerConnection connection, TimeProvider clock)
    {
        this.file = file;
        this.clock = clock;
        readers = new Readers(file);
        Writer = new LedgerWriter(file, connection);
        Memory = new SqliteMemoryStore(Writer, readers);
        Usage = new SqliteUsageStore(Writer, readers);
        Metrics = new SqliteMetricsStore(Writer, readers);
    }

    /// <summary>Memories of agents, in the same file: what is committed is on the disk.</summary>
    public IMemoryStore Memory { get; }

    /// <summary>What models have used, in the same file: what is written is on the disk.</summary>
    public IUsageStore Usage { get; }

    /// <summary>What calls of agents became, in the same file.</summary>
    public IMetricsStore Metrics { get; }

    internal LedgerWriter Writer { get; }

    internal long Now => StoreTime.Now(clock);

    /// <summary>Opens a ledger, creates the file when there is none, and brings its tables to the newest version.</summary>
    /// <param name="path">
    /// The file; a relative path is one of the current directory. Its folder has to exist: a folder that was made for a misspelt
    /// path would hold an empty ledger, by which every effect may happen again.
    /// </param>
    /// <param name="options">How it behaves. Default: as <see cref="SqliteLedgerOptions"/> says.</param>
    /// <param name="timeProvider">The store's clock. Default: the system's.</param>
    /// <returns>The store.</returns>
    /// <exception cref="ArgumentException">The path is empty or <c>:memory:</c>.</exception>
    /// <exception cref="SqliteLedgerException">
    /// The file can not be written, is not a SQLite database, is of a newer version, or stays locked.
    /// </exception>
    public static SqliteLedgerStore Open(
        string path,
        SqliteLedgerOptions? options = null,
        TimeProvider? timeProvider = null
    ) => Open(path, options, timeProvider, Migration.All);

    internal static SqliteLedgerStore Open(
        string path,
        SqliteLedgerOptions? options,
        TimeProvider? timeProvider,
        IReadOnlyList<Migration> migrations
    )
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        if (path == ":memory:")
        {
            throw new ArgumentException("A ledger in memory is an InMemoryLedgerStore.", nameof(path));
        }

        var file = new LedgerFile(Path.GetFullPath(path), (options ?? new()).LockTimeout);
        var connection = file.Open();
        try
        {
            Migrator.Migrate(file, connection, migrations);
            return new SqliteLedgerStore(file, connection, timeProvider ?? TimeProvider.System);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public async ValueTask<OperationRecord> ClaimAsync(OperationClaim claim, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(claim);
        claim = claim.Checked();
        var (has, used) = await Writer
            .WriteAsync(connection => Claims.Apply(connection, claim, Now), cancellationToken)
            .ConfigureAwait(false);
        return has ?? throw new QuotaExceededException(claim.Tenant, claim.Quota!.Cap, used);
    }

    /// <inheritdoc/>
    public ValueTask<OperationRecord?> TransitionAsync(
        OperationTransition transition,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(transition);
        return new(Writer.WriteAsync(connection => Step.Apply(connection, transition, Now), cancellationToken));
    }

    /// <inheritdoc/>
    /// <remarks>
    /// The transaction has the file's only write lock, for its effect as for all other processes: it should be short. Steps of
    /// the store itself wait until it ends.
    /// </remarks>
    public ValueTask<ILedgerTransaction> BeginTransactionAsync(CancellationToken cancellationToken) =>
        SqliteLedgerTransaction.BeginAsync(file, clock, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<OperationRecord?> FindAsync(string tenant, Guid id, CancellationToken cancellationToken) =>
        ReadOperation(Queries.ById(tenant, id, Now), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<OperationRecord?> FindByKeyAsync(string tenant, string key, CancellationToken cancellationToken) =>
        ReadOperation(Queries.ByKey(tenant, key, Now), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<ApprovalRecord?> FindApprovalAsync(
        string tenant,
        Guid operationId,
        CancellationToken cancellationToken
    )
    {
        var query = Queries.ApprovalOf(tenant, operationId, Now);
        return Read(connection => connection.ReadOne(query, ApprovalRow.Read), cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<ApprovalRecord>> ListPendingApprovalsAsync(
        string tenant,
        ApprovalCursor? after,
        int limit,
        CancellationToken cancellationToken
    )
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        var query = Queries.Pending(tenant, after, limit, Now);
        return ReadAll(query, ApprovalRow.Read, cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<OperationRecord>> ListRecoverableAsync(
        int limit,
        CancellationToken cancellationToken
    )
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        var now = Now;
        return ReadAll(Queries.Recoverable(limit, now), row => OperationRow.Read(row, now), cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<int> ReapAsync(int limit, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        return new(Writer.WriteAsync(connection => Reaping.Apply(connection, limit, Now), cancellationToken));
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<AuditRecord>> ReadAuditAsync(
        string tenant,
        Guid operationId,
        CancellationToken cancellationToken
    ) => ReadAll(AuditRow.AllOf(tenant, operationId), AuditRow.Read, cancellationToken);

    /// <summary>Writes what waits, and closes the file. Steps that come later throw.</summary>
    public void Dispose()
    {
        Writer.Dispose();
        readers.Dispose();
    }

    /// <inheritdoc cref="Dispose"/>
    public async ValueTask DisposeAsync() => await Task.Run(Dispose).ConfigureAwait(false);

    private ValueTask<OperationRecord?> ReadOperation(Statement query, CancellationToken cancellationToken)
    {
        var now = Now;
        return Read(connection => connection.ReadOne(query, row => OperationRow.Read(row, now)), cancellationToken);
    }

    private ValueTask<IReadOnlyList<T>> ReadAll<T>(
        Statement query,
        Func<Microsoft.Data.Sqlite.SqliteDataReader, T> read,
        CancellationToken cancellationToken
    ) => Read(IReadOnlyList<T> (connection) => connection.ReadAll(query, read), cancellationToken);

    internal ValueTask<T> Read<T>(Func<LedgerConnection, T> read, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return new(readers.Read(read));
    }
}
