namespace Aegis.Storage.Sqlite;

/// <summary>How a ledger in a SQLite file behaves.</summary>
public sealed class SqliteLedgerOptions
{
    /// <summary>
    /// How long others may have the file locked: another process that writes, a transaction, a backup. Above zero; after that,
    /// <see cref="SqliteLedgerException"/>. Default: 30 seconds.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not above zero, or above 24 days.</exception>
    public TimeSpan LockTimeout
    {
        get;
        set
        {
            ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(value, TimeSpan.Zero);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, TimeSpan.FromDays(24));
            field = value;
        }
    } = TimeSpan.FromSeconds(30);
}
