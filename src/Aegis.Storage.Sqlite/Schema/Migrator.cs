using System.Globalization;
using Aegis.Storage.Sqlite.Files;
using Microsoft.Data.Sqlite;

namespace Aegis.Storage.Sqlite.Schema;

/// <summary>Brings a file to the newest version: one process does, the others wait for it.</summary>
internal static class Migrator
{
    public static void Migrate(LedgerFile file, LedgerConnection connection, IReadOnlyList<Migration> migrations)
    {
        var newest = migrations[^1].Version;
        if (VersionOf(file, connection, newest) == newest)
        {
            return;
        }

        file.WhenFree(() => connection.Run("BEGIN EXCLUSIVE"));
        try
        {
            // another process may have been here in the meantime
            var version = VersionOf(file, connection, newest);
            foreach (var migration in migrations.Where(migration => migration.Version > version))
            {
                connection.Run(migration.Sql);
                connection.Run(
                    string.Create(CultureInfo.InvariantCulture, $"PRAGMA user_version = {migration.Version}")
                );
            }

            connection.Run("COMMIT");
        }
        catch (SqliteException exception)
        {
            throw SqliteErrors.Describe(file, exception);
        }
        finally
        {
            connection.RollBack();
        }
    }

    private static int VersionOf(LedgerFile file, LedgerConnection connection, int newest)
    {
        var version = file.WhenFree(() => connection.ReadNumber("PRAGMA user_version"));
        return version <= newest
            ? (int)version
            : throw new SqliteLedgerException(
                $"The ledger '{file.Path}' has version {version}, and this Aegis.Storage.Sqlite knows versions up to {newest}. "
                    + "Update the package, or name another file."
            );
    }
}
