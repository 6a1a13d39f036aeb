namespace Aegis.Tools.BuiltIn;

/// <summary>Reads a stream up to a limit, in memory that grows with what comes and not with what was announced.</summary>
internal static class BoundedRead
{
    private const int FirstSize = 16 * 1024;

    /// <summary>The first bytes, and whether there are more.</summary>
    public static async Task<(byte[] Bytes, bool IsCut)> Async(
        Stream stream,
        int maxBytes,
        CancellationToken cancellationToken
    )
    {
        // one byte above the limit tells whether there is more
        var limit = (long)maxBytes + 1;
        var buffer = new byte[Math.Min(FirstSize, limit)];
        var length = 0;
        while (length < limit)
        {
            if (length == buffer.Length)
            {
                Array.Resize(ref buffer, (int)Math.Min(Math.Min(buffer.Length * 2L, limit), Array.MaxLength));
            }

            var read = await stream.ReadAsync(buffer.AsMemory(length), cancellationToken).ConfigureAwait(false);
            if (read == 0)
            {
                break;
            }

            length += read;
        }

        return (buffer.AsSpan(0, Math.Min(length, maxBytes)).ToArray(), length > maxBytes);
    }
}
