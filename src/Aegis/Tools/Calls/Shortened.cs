using System.Text.Json;

namespace Aegis.Tools;

/// <summary>Values as error messages show them.</summary>
internal static class Shortened
{
    private const int Length = 100;

    public static string Of(JsonElement value) =>
        value.ValueKind is JsonValueKind.Undefined ? "nothing" : Of(value.GetRawText());

    public static string Of(string text) => To(text, Length, "…");

    /// <summary>Cuts a text, not through the middle of a character.</summary>
    public static string To(string text, int length, string mark)
    {
        if (text.Length <= length)
        {
            return text;
        }

        var end = length > 0 && char.IsHighSurrogate(text[length - 1]) ? length - 1 : length;
        return string.Concat(text.AsSpan(0, end), mark);
    }
}
