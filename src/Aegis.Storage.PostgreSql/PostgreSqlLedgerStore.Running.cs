using Aegis.Ledger;
using Npgsql;

namespace Aegis.Storage;

// how statements get to the database, and what comes back
public sealed partial class PostgreSqlLedgerStore
{
    /// <summary>
    /// Brings the schema to the version of this library. Every other method does so at first use; call it as a role that may
    /// create a schema when the app's role may not.
    /// </summary>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>When it is.</returns>
    /// <exception cref="PostgreSqlLedgerException">
    /// The schema is newer than this library, or the role lacks the rights.
    /// </exception>
    public async Task MigrateAsync(CancellationToken cancellationToken = default)
    {
        await migrating.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (!isMigrated)
            {
                await new SchemaMigrator(source, Migration.All).MigrateAsync(cancellationToken).ConfigureAwait(false);
                isMigrated = true;
            }
        }
        catch (NpgsqlException error) when (Explanation.Of(error, source) is { } explained)
        {
            throw explained;
        }
        finally
        {
            migrating.Release();
        }
    }

    /// <inheritdoc/>
    public async ValueTask<ILedgerTransaction> BeginTransactionAsync(CancellationToken cancellationToken)
    {
        if (!isMigrated)
        {
            await MigrateAsync(cancellationToken).ConfigureAwait(false);
        }

        try
        {
            return await PostgreSqlLedgerTransaction.BeginAsync(source, cancellationToken).ConfigureAwait(false);
        }
        catch (NpgsqlException error) when (Explanation.Of(error, source) is { } explained)
        {
            throw explained;
        }
    }

    internal ValueTask<IReadOnlyList<T>> RunAsync<T>(
        NpgsqlBatchCommand setting,
        IEnumerable<NpgsqlBatchCommand> statements,
        Func<NpgsqlDataReader, T> read,
        CancellationToken cancellationToken
    ) => RunAsync([Sql.Begin, setting, .. statements, Sql.End], read, cancellationToken);

    /// <summary>Reads with several statements what is there at one moment.</summary>
    internal ValueTask<IReadOnlyList<T>> ReadAtOnceAsync<T>(
        NpgsqlBatchCommand setting,
        IEnumerable<NpgsqlBatchCommand> statements,
        Func<NpgsqlDataReader, T> read,
        CancellationToken cancellationToken
    ) => RunAsync([Sql.BeginSnapshot, setting, .. statements, Sql.End], read, cancellationToken);

    private async ValueTask<IReadOnlyList<T>> RunAsync<T>(
        IEnumerable<NpgsqlBatchCommand> transaction,
        Func<NpgsqlDataReader, T> read,
        CancellationToken cancellationToken
    )
    {
        if (!isMigrated)
        {
            await MigrateAsync(cancellationToken).ConfigureAwait(false);
        }

        try
        {
            await using var connection = await source.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
            return await Batches.RunAsync(connection, transaction, read, cancellationToken).ConfigureAwait(false);
        }
        catch (NpgsqlException error) when (Explanation.Of(error, source) is { } explained)
        {
            throw explained;
        }
    }

    internal async ValueTask<T?> FirstAsync<T>(
        NpgsqlBatchCommand setting,
        IEnumerable<NpgsqlBatchCommand> statements,
        Func<NpgsqlDataReader, T> read,
        CancellationToken cancellationToken
    )
        where T : class =>
        (await RunAsync(setting, statements, read, cancellationToken).ConfigureAwait(false)) is [var first, ..]
            ? first
            : null;
}
