using Aegis.Runs;
using Aegis.Storage.Sqlite.Files;
using Aegis.Storage.Sqlite.Rows;
using Aegis.Storage.Sqlite.Runs;
using Microsoft.Data.Sqlite;

namespace Aegis.Storage.Sqlite;

/// <summary>
/// Keeps durable runs in a SQLite file, the ledger's, which the processes of one machine may share. What it says has happened is
/// on the disk.
/// </summary>
public sealed class SqliteRunStore : IRunStore, IAsyncDisposable, IDisposable
{
    private const int TakenAlong = 10;
    private readonly SqliteLedgerStore ledger;
    private readonly bool ownsLedger;

    /// <summary>Keeps runs in the file of a ledger, by its writer and its clock.</summary>
    internal SqliteRunStore(SqliteLedgerStore ledger, bool ownsLedger = false) =>
        (this.ledger, this.ownsLedger) = (ledger, ownsLedger);

    /// <inheritdoc cref="SqliteLedgerStore.Open(string, SqliteLedgerOptions, TimeProvider)"/>
    public static SqliteRunStore Open(
        string path,
        SqliteLedgerOptions? options = null,
        TimeProvider? timeProvider = null
    ) => new(SqliteLedgerStore.Open(path, options, timeProvider), ownsLedger: true);

    /// <inheritdoc/>
    public ValueTask<RunRecord> BeginAsync(RunStart start, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(start);
        return Write((connection, now) => RunBegins.Apply(connection, start, now), cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<bool> RenewAsync(RunHandle run, TimeSpan lease, CancellationToken cancellationToken) =>
        Write((connection, now) => RunSteps.Renew(connection, run, lease, now), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<bool> CommitAsync(RunHandle run, RunAgent agent, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(agent);
        return Write((connection, now) => RunSteps.Commit(connection, run, agent, now), cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<bool> AppendAsync(RunHandle run, RunStep step, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(step);
        return Write((connection, _) => RunSteps.Append(connection, run, step), cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<bool> EndAsync(RunHandle run, RunEnd end, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(end);
        return Write(
            (connection, now) =>
            {
                var isOurs = RunSteps.End(connection, run, end, now);
                RunReaping.Apply(connection, TakenAlong, run.Tenant, now);
                return isOurs;
            },
            cancellationToken
        );
    }

    /// <inheritdoc/>
    public ValueTask<RunRecord?> FindAsync(string tenant, string runId, CancellationToken cancellationToken)
    {
        var now = ledger.Now;
        var query = RunQueries.Run(tenant, runId, now);
        return ledger.Read(connection => connection.ReadOne(query, row => RunRow.Read(row, now)), cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<RunAgent>> ReadAgentsAsync(
        string tenant,
        string runId,
        CancellationToken cancellationToken
    ) => ReadAll(RunQueries.Agents(tenant, runId, ledger.Now), RunRow.ReadAgent, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<RunStep>> ReadStepsAsync(
        string tenant,
        string runId,
        CancellationToken cancellationToken
    ) => ReadAll(RunQueries.Steps(tenant, runId, ledger.Now), RunRow.ReadStep, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<RunRecord>> ListAsync(
        string tenant,
        RunState? state,
        RunCursor? after,
        int limit,
        CancellationToken cancellationToken
    )
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        var now = ledger.Now;
        var query = RunQueries.List(tenant, state, after, limit, now);
        return ReadAll(query, row => RunRow.Read(row, now), cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<bool> ForgetAsync(string tenant, string runId, CancellationToken cancellationToken) =>
        Write((connection, now) => RunReaping.Forget(connection, tenant, runId, now), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<int> ReapAsync(int limit, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        return Write((connection, now) => RunReaping.Apply(connection, limit, now), cancellationToken);
    }

    /// <summary>Closes the file, unless it is the ledger's to close.</summary>
    public void Dispose()
    {
        if (ownsLedger)
        {
            ledger.Dispose();
        }
    }

    /// <inheritdoc cref="Dispose"/>
    public ValueTask DisposeAsync() => ownsLedger ? ledger.DisposeAsync() : default;

    private ValueTask<T> Write<T>(Func<LedgerConnection, long, T> work, CancellationToken cancellationToken) =>
        new(ledger.Writer.WriteAsync(connection => work(connection, ledger.Now), cancellationToken));

    private ValueTask<IReadOnlyList<T>> ReadAll<T>(
        Statement query,
        Func<SqliteDataReader, T> read,
        CancellationToken cancellationToken
    ) => ledger.Read(IReadOnlyList<T> (connection) => connection.ReadAll(query, read), cancellationToken);
}
