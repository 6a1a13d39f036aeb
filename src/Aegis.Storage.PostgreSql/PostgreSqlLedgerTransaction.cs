using System.Data;
using System.Data.Common;
using Aegis.Ledger;
using Npgsql;

namespace Aegis.Storage;

/// <summary>A transaction that an effect writes in, and that commits its operation.</summary>
internal sealed class PostgreSqlLedgerTransaction : ILedgerTransaction
{
    private readonly NpgsqlConnection connection;
    private readonly NpgsqlTransaction transaction;

    private PostgreSqlLedgerTransaction(NpgsqlConnection connection, NpgsqlTransaction transaction)
    {
        this.connection = connection;
        this.transaction = transaction;
    }

    public DbTransaction Transaction => transaction;

    public static async ValueTask<ILedgerTransaction> BeginAsync(
        NpgsqlDataSource source,
        CancellationToken cancellationToken
    )
    {
        var connection = await source.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return new PostgreSqlLedgerTransaction(
                connection,
                await connection
                    .BeginTransactionAsync(IsolationLevel.ReadCommitted, cancellationToken)
                    .ConfigureAwait(false)
            );
        }
        catch
        {
            await connection.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    public async ValueTask<OperationRecord?> TransitionAsync(
        OperationTransition transition,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(transition);
        var rows = await Batches
            .RunAsync(
                connection,
                [Sql.ForTenant(transition.Operation.Tenant), .. Step.StatementsOf(transition)],
                OperationRows.Read,
                cancellationToken
            )
            .ConfigureAwait(false);
        return rows is [var after] ? after : null;
    }

    public async ValueTask CommitAsync(CancellationToken cancellationToken) =>
        await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);

    public async ValueTask DisposeAsync()
    {
        await transaction.DisposeAsync().ConfigureAwait(false);
        await connection.DisposeAsync().ConfigureAwait(false);
    }
}
