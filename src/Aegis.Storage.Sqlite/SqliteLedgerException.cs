namespace Aegis.Storage.Sqlite;

/// <summary>
/// The ledger's file could not be read or written; the message says what to do. As with any store, whoever meets it while
/// writing reads the operation again before it decides anything.
/// </summary>
public sealed class SqliteLedgerException : Exception
{
    /// <summary>What is wrong.</summary>
    /// <param name="message">In words.</param>
    /// <param name="innerException">What SQLite said; none when it said nothing.</param>
    public SqliteLedgerException(string message, Exception? innerException = null)
        : base(message, innerException) { }
}
