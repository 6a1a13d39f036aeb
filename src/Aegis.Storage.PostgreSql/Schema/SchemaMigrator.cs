using Npgsql;

namespace Aegis.Storage;

/// <summary>Brings the schema to the version of this library, forward only.</summary>
/// <param name="source">The database.</param>
/// <param name="migrations">All steps, in order.</param>
internal sealed class SchemaMigrator(NpgsqlDataSource source, IReadOnlyList<Migration> migrations)
{
    // "aegis" in ASCII: whoever migrates holds this lock, in this database
    private const long Lock = 0x6165676973;

    private int Newest => migrations[^1].Version;

    /// <exception cref="PostgreSqlLedgerException">The schema is newer than this library.</exception>
    public async Task MigrateAsync(CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        if (await VersionAsync(connection, cancellationToken).ConfigureAwait(false) == Newest)
        {
            return;
        }

        await ThrowIfNotUtf8Async(connection, cancellationToken).ConfigureAwait(false);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
        await RunAsync(connection, $"SELECT pg_advisory_xact_lock({Lock})", cancellationToken).ConfigureAwait(false);
        // somebody else may have been faster
        var version = await VersionAsync(connection, cancellationToken).ConfigureAwait(false);
        if (version == 0)
        {
            await CreateAsync(connection, cancellationToken).ConfigureAwait(false);
        }

        foreach (var migration in migrations.Where(migration => migration.Version > version))
        {
            await RunAsync(connection, migration.Sql, cancellationToken).ConfigureAwait(false);
            await RunAsync(
                    connection,
                    $"INSERT INTO aegis.schema_version (version) VALUES ({migration.Version})",
                    cancellationToken
                )
                .ConfigureAwait(false);
        }

        await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
    }

    private async Task<int> VersionAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        // not to_regclass, which within a transaction goes on to say what was so before it waited for the lock
        var isThere = await ScalarAsync(
            connection,
            """
            SELECT EXISTS (SELECT FROM pg_catalog.pg_class AS c JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
              WHERE n.nspname = 'aegis' AND c.relname = 'schema_version')
            """,
            cancellationToken
        );
        if (isThere is not true)
        {
            return 0;
        }

        var version = (int)
            (
                await ScalarAsync(
                    connection,
                    "SELECT coalesce(max(version), 0) FROM aegis.schema_version",
                    cancellationToken
                )
            )!;
        return version <= Newest
            ? version
            : throw new PostgreSqlLedgerException(
                $"The schema aegis of database '{connection.Database}' has version {version}; this version of "
                    + $"Aegis.Storage.PostgreSql knows {Newest} at most. Update the package."
            );
    }

    // the schema may be there already, made for a role that may not make one
    private static Task CreateAsync(NpgsqlConnection connection, CancellationToken cancellationToken) =>
        RunAsync(
            connection,
            """
            DO $$ BEGIN
              IF NOT EXISTS (SELECT FROM pg_catalog.pg_namespace WHERE nspname = 'aegis') THEN
                CREATE SCHEMA aegis;
              END IF;
            END $$;
            CREATE TABLE IF NOT EXISTS aegis.schema_version (
              version    integer     PRIMARY KEY,
              applied_at timestamptz NOT NULL DEFAULT clock_timestamp()
            )
            """,
            cancellationToken
        );

    private static async Task ThrowIfNotUtf8Async(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var encoding = (string)(await ScalarAsync(connection, "SHOW server_encoding", cancellationToken))!;
        if (encoding != "UTF8")
        {
            throw new PostgreSqlLedgerException(
                $"The database '{connection.Database}' has the encoding {encoding}, which can not hold every text. "
                    + "Create one with ENCODING 'UTF8'."
            );
        }
    }

    private static async Task<object?> ScalarAsync(
        NpgsqlConnection connection,
        string sql,
        CancellationToken cancellationToken
    )
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false);
    }

    private static async Task RunAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }
}
