using System.Globalization;

namespace Aegis.Tools.BuiltIn;

/// <summary>Puts foreign text into one line of a result: short, and without characters that could forge a second line.</summary>
internal static class Shown
{
    private const int MaxLength = 200;

    public static string Text(string text)
    {
        var end = text.Length <= MaxLength ? text.Length : MaxLength;
        var shown = string.Create(
            end,
            text,
            static (target, source) =>
            {
                for (var i = 0; i < target.Length; i++)
                {
                    target[i] = IsPlain(source[i]) ? source[i] : '?';
                }
            }
        );
        return end == text.Length ? shown : shown + "…";
    }

    public static string List(IEnumerable<string> allowed)
    {
        var list = string.Join(", ", allowed);
        return list.Length == 0 ? "(none)" : $"({list})";
    }

    public static string Seconds(TimeSpan time) => time.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture);

    private static bool IsPlain(char character) =>
        char.GetUnicodeCategory(character)
            is not (
                UnicodeCategory.Control
                or UnicodeCategory.Format
                or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator
            );
}
