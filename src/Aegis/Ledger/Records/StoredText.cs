using System.Text;

namespace Aegis.Ledger;

/// <summary>Text as every store can hold it.</summary>
internal static class StoredText
{
    /// <summary>The text, cut to so many characters, without what UTF-8 or a database can not hold.</summary>
    public static string Fit(string text, int maxLength)
    {
        var fitting = text.Length <= maxLength ? text : $"{text[..(maxLength - 1)]}…";
        // half a surrogate pair becomes U+FFFD
        return Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(fitting.Replace('\0', '\uFFFD')));
    }

    /// <summary>Refuses what a column can not hold.</summary>
    /// <exception cref="ArgumentException">The text is empty, too long or no valid text.</exception>
    public static void ThrowIfUnfit(string text, int maxBytes, string parameter)
    {
        ArgumentException.ThrowIfNullOrEmpty(text, parameter);
        if (Encoding.UTF8.GetByteCount(text) > maxBytes)
        {
            throw new ArgumentException($"{parameter} is longer than {maxBytes} bytes of UTF-8.", parameter);
        }

        if (text != Fit(text, text.Length))
        {
            throw new ArgumentException($"{parameter} holds a character that can not be stored.", parameter);
        }
    }
}
