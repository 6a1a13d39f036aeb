using System.Buffers;
using System.Globalization;
using System.Text;

namespace Aegis.Ledger;

/// <summary>Text in quotes, with no escape that is not necessary, as RFC 8785 has it.</summary>
internal static class CanonicalText
{
    public static void Write(ArrayBufferWriter<byte> output, string text)
    {
        output.Write("\""u8);
        var rest = text.AsSpan();
        while (rest.Length > 0)
        {
            var plain = PlainLength(rest);
            Encoding.UTF8.GetBytes(rest[..plain], output);
            if (plain < rest.Length)
            {
                Encoding.UTF8.GetBytes(Escape(rest[plain]), output);
                plain++;
            }

            rest = rest[plain..];
        }

        output.Write("\""u8);
    }

    private static int PlainLength(ReadOnlySpan<char> text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] is < ' ' or '"' or '\\')
            {
                return at;
            }
        }

        return text.Length;
    }

    private static string Escape(char character) =>
        character switch
        {
            '"' => "\\\"",
            '\\' => "\\\\",
            '\b' => "\\b",
            '\t' => "\\t",
            '\n' => "\\n",
            '\f' => "\\f",
            '\r' => "\\r",
            _ => string.Create(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}"),
        };
}
