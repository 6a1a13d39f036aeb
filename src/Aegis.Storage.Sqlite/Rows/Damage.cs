namespace Aegis.Storage.Sqlite.Rows;

/// <summary>Rows of the audit that hold what the ledger never wrote.</summary>
internal static class Damage
{
    /// <exception cref="InvalidDataException">It can not be read.</exception>
    public static T Described<T>(string what, Func<T> read) => Told(what, read, static damage => throw damage);

    /// <summary>What can not be read is made of the reason.</summary>
    public static T Told<T>(string what, Func<T> read, Func<InvalidDataException, T> tell)
    {
        try
        {
            return read();
        }
        catch (Exception exception)
            when (exception is ArgumentException or OverflowException or InvalidCastException or FormatException)
        {
            return tell(new InvalidDataException($"{what} is damaged: {exception.Message}", exception));
        }
    }
}
