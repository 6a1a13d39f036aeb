using Microsoft.Data.Sqlite;
using static SQLitePCL.raw;

namespace Aegis.Storage.Sqlite.Files;

/// <summary>What SQLite's codes mean for whoever has the ledger.</summary>
internal static class SqliteErrors
{
    // SQLITE_PROTOCOL: the race for the locks of the write-ahead log was lost too often
    public static bool IsLocked(SqliteException exception) =>
        exception.SqliteErrorCode is SQLITE_BUSY or SQLITE_LOCKED or SQLITE_PROTOCOL;

    public static SqliteLedgerException Describe(LedgerFile file, SqliteException exception)
    {
        var message = exception.SqliteErrorCode switch
        {
            SQLITE_BUSY or SQLITE_LOCKED or SQLITE_PROTOCOL => Locked(file),
            SQLITE_CANTOPEN => Directory.Exists(System.IO.Path.GetDirectoryName(file.Path))
                ? $"The ledger '{file.Path}' can not be opened. It has to be a file that this process may write, in a folder "
                    + "that it may write, since SQLite keeps its log beside it."
                : $"The ledger '{file.Path}' can not be opened: there is no such folder. Create it, or name another file; "
                    + "the path is relative to the current directory.",
            SQLITE_READONLY or SQLITE_PERM =>
                $"The ledger '{file.Path}' can not be written. This process needs to write the "
                    + "file and its folder.",
            SQLITE_NOTADB => $"'{file.Path}' is not a SQLite database. Nothing in it was changed; name another file.",
            SQLITE_FULL => $"There is no space left for the ledger '{file.Path}'. Nothing was changed.",
            SQLITE_CORRUPT => $"The ledger '{file.Path}' is damaged. Stop what uses it, and restore it from a backup; "
                + "'PRAGMA integrity_check' tells more.",
            SQLITE_IOERR => $"The ledger '{file.Path}' could not be read or written: {exception.Message}",
            _ => $"The ledger '{file.Path}': {exception.Message}",
        };
        return new SqliteLedgerException(message, exception);
    }

    public static string Locked(LedgerFile file) =>
        $"The ledger '{file.Path}' has been locked by somebody else for {file.LockTimeout.TotalSeconds:0.#} s. Nothing was "
        + "changed. A transaction on the file, a backup or a tool that has it open takes too long.";
}
