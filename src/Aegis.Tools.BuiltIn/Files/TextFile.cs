using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Aegis.Tools.BuiltIn;

/// <summary>Reads a whole file of UTF-8, or says why it is none.</summary>
internal static class TextFile
{
    private static readonly UTF8Encoding StrictUtf8 = new(false, throwOnInvalidBytes: true);

    public static async Task<string> ReadAsync(
        SafeFileHandle handle,
        string shown,
        int maxBytes,
        CancellationToken cancellationToken
    )
    {
        var stream = new FileStream(handle, FileAccess.Read, bufferSize: 0);
        await using var closing = stream.ConfigureAwait(false);
        if (!stream.CanSeek)
        {
            throw new ToolRefusedException($"'{shown}' is a pipe or a device; only files are allowed.");
        }

        var (bytes, isCut) = await BoundedRead.Async(stream, maxBytes, cancellationToken).ConfigureAwait(false);
        return isCut
            ? throw new ToolRefusedException($"'{shown}' is larger than the {maxBytes} bytes that are allowed.")
            : Decode(bytes, shown);
    }

    private static string Decode(byte[] bytes, string shown)
    {
        var text = bytes is [0xEF, 0xBB, 0xBF, ..] ? bytes.AsSpan(3) : bytes;
        if (text.Contains((byte)0))
        {
            throw NotText(shown);
        }

        try
        {
            return StrictUtf8.GetString(text);
        }
        catch (DecoderFallbackException)
        {
            throw NotText(shown);
        }
    }

    private static ToolRefusedException NotText(string shown) =>
        new($"'{shown}' is binary, or text in another encoding; only UTF-8 text is allowed.");
}
