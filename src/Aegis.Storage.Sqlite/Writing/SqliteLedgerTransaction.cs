using System.Data.Common;
using Aegis.Ledger;
using Aegis.Storage.Sqlite.Files;
using Aegis.Storage.Sqlite.Rows;
using Aegis.Storage.Sqlite.Steps;
using Microsoft.Data.Sqlite;

namespace Aegis.Storage.Sqlite.Writing;

/// <summary>A transaction of its own connection. Nobody else writes to the file until it ends.</summary>
internal sealed class SqliteLedgerTransaction : ILedgerTransaction
{
    private readonly LedgerFile file;
    private readonly LedgerConnection connection;
    private readonly SqliteTransaction transaction;
    private readonly TimeProvider clock;
    private bool isDisposed;

    private SqliteLedgerTransaction(LedgerFile file, LedgerConnection connection, TimeProvider clock)
    {
        this.file = file;
        this.connection = connection;
        this.clock = clock;
        transaction = connection.Transaction!;
    }

    public DbTransaction Transaction => transaction;

    public static async ValueTask<ILedgerTransaction> BeginAsync(
        LedgerFile file,
        TimeProvider clock,
        CancellationToken cancellationToken
    )
    {
        if (!await file.Writing.WaitAsync(file.LockTimeout, cancellationToken).ConfigureAwait(false))
        {
            throw new SqliteLedgerException(SqliteErrors.Locked(file));
        }

        LedgerConnection? connection = null;
        try
        {
            connection = file.Open();
            // waits for other processes, and blocks while it does
            await Task.Run(() => file.WhenFree(connection.BeginTransaction), cancellationToken).ConfigureAwait(false);
            return new SqliteLedgerTransaction(file, connection, clock);
        }
        catch
        {
            connection?.Dispose();
            file.Writing.Release();
            throw;
        }
    }

    public ValueTask<OperationRecord?> TransitionAsync(
        OperationTransition transition,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(transition);
        cancellationToken.ThrowIfCancellationRequested();
        return new(file.WhenFree(() => Step.Apply(connection, transition, StoreTime.Now(clock))));
    }

    public async ValueTask CommitAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        await Task.Run(() => file.WhenFree(transaction.Commit), CancellationToken.None).ConfigureAwait(false);
    }

    public ValueTask DisposeAsync()
    {
        if (!isDisposed)
        {
            isDisposed = true;
            connection.Dispose();
            file.Writing.Release();
        }

        return default;
    }
}
