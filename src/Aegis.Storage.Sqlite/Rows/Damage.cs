namespace Aegis.Storage.Sqlite.Rows;

/// <summary>Rows of the audit that hold what the ledger never wrote.</summary>
internal static class Damage
{
    /// <exception cref="InvalidDataException">It can not be read.</exception>
    public static T Described<T>(string what, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception exception)
            when (exception is ArgumentException or OverflowException or InvalidCastException or FormatException)
        {
            throw new InvalidDataException($"{what} is damaged: {exception.Message}", exception);
        }
    }
}
