namespace Aegis.Storage;

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

    /// <exception cref="FormatException">It is none of the names.</exception>
    public static T Name<T>(string text)
        where T : struct, Enum =>
        // numbers and spaces around it are read too, and were never written
        Enum.TryParse<T>(text, out var value)
        && value.ToString() == text
            ? value
            : throw new FormatException($"'{text}' is no {typeof(T).Name}.");
}
