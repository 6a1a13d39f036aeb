using System.Net.Http.Headers;
using System.Text;

namespace Aegis.Tools.BuiltIn;

/// <summary>Knows which bodies are text, and turns their bytes into it.</summary>
internal static class TextContent
{
    private static readonly HashSet<string> TextTypes = new(StringComparer.OrdinalIgnoreCase)
    {
        "application/json",
        "application/x-ndjson",
        "application/jsonl",
        "application/xml",
        "application/xml-dtd",
        "application/javascript",
        "application/ecmascript",
        "application/yaml",
        "application/x-yaml",
        "application/toml",
        "application/sql",
        "application/graphql",
        "application/x-sh",
    };

    public static bool IsText(string mediaType) =>
        mediaType.StartsWith("text/", StringComparison.OrdinalIgnoreCase)
        || mediaType.EndsWith("+json", StringComparison.OrdinalIgnoreCase)
        || mediaType.EndsWith("+xml", StringComparison.OrdinalIgnoreCase)
        || mediaType.EndsWith("+yaml", StringComparison.OrdinalIgnoreCase)
        || TextTypes.Contains(mediaType);

    /// <summary>A byte order mark wins over the header, as in browsers; without either it is UTF-8.</summary>
    public static string Decode(ReadOnlySpan<byte> bytes, MediaTypeHeaderValue type, bool isCut)
    {
        var (encoding, mark) = bytes switch
        {
            [0xEF, 0xBB, 0xBF, ..] => (Encoding.UTF8, 3),
            [0xFF, 0xFE, ..] => (Encoding.Unicode, 2),
            [0xFE, 0xFF, ..] => (Encoding.BigEndianUnicode, 2),
            _ => (OfCharset(type.CharSet), 0),
        };
        var text = bytes[mark..];
        var decoder = encoding.GetDecoder();
        var chars = new char[encoding.GetMaxCharCount(text.Length)];

        // a cut may go through a character: what is left of it is no error, and not shown
        var length = decoder.GetChars(text, chars, flush: !isCut);
        var decoded = new string(chars, 0, length);
        return decoded.Contains('\0')
            ? throw new ToolRefusedException($"the answer says it is {Shown.Text(type.MediaType!)} but is binary.")
            : decoded;
    }

    private static Encoding OfCharset(string? charset)
    {
        var name = charset?.Trim('"', '\'', ' ');
        if (string.IsNullOrEmpty(name))
        {
            return Encoding.UTF8;
        }

        try
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);
        }
        catch (ArgumentException)
        {
            throw new ToolFailedException($"the answer is in the unknown charset '{Shown.Text(name)}'.");
        }
    }
}
