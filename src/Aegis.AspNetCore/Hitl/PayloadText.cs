using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Aegis.AspNetCore.Hitl;

/// <summary>What a person reads before deciding, made from the stored payload and from nothing that a model says about it.</summary>
/// <remarks>
/// One line a value. Characters that change how others look (controls, directions, invisible ones) are shown as escapes: an
/// amount must not be read from right to left. What is too long to be read ends with a line that says so.
/// </remarks>
internal static class PayloadText
{
    private const int Longest = 32 * 1024;

    public static string Of(string operation, JsonElement payload)
    {
        var text = new StringBuilder(Visible(operation));
        Append(text, "", payload);
        return text.Length <= Longest
            ? text.ToString()
            : string.Concat(text.ToString(0, Longest), "\n… there is more: read the payload before you decide");
    }

    private static void Append(StringBuilder text, string path, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var member in value.EnumerateObject().TakeWhile(_ => text.Length <= Longest))
                {
                    Append(
                        text,
                        path.Length == 0 ? Visible(member.Name) : $"{path}.{Visible(member.Name)}",
                        member.Value
                    );
                }

                break;
            case JsonValueKind.Array:
                foreach (var (at, item) in value.EnumerateArray().Index().TakeWhile(_ => text.Length <= Longest))
                {
                    Append(text, $"{path}[{at}]", item);
                }

                break;
            default:
                text.Append(CultureInfo.InvariantCulture, $"\n{path}: {Plain(value)}");
                break;
        }
    }

    private static string Plain(JsonElement value) =>
        value.ValueKind == JsonValueKind.String ? $"\"{Visible(Escaped(value.GetString()!))}\"" : value.GetRawText();

    private static string Escaped(string text) =>
        text.Replace("\\", @"\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal);

    private static string Visible(string text)
    {
        var visible = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (IsPlain(rune))
            {
                visible.Append(rune);
            }
            else
            {
                visible.Append(CultureInfo.InvariantCulture, $"\\u{{{rune.Value:x}}}");
            }
        }

        return visible.ToString();
    }

    private static bool IsPlain(Rune rune) =>
        rune.Value == ' '
        || Rune.GetUnicodeCategory(rune)
            is not (
                UnicodeCategory.Control
                or UnicodeCategory.Format
                or UnicodeCategory.PrivateUse
                or UnicodeCategory.OtherNotAssigned
                or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator
                or UnicodeCategory.SpaceSeparator
            );
}
