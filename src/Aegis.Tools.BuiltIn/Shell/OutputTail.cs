using System.Globalization;
using System.Text;

namespace Aegis.Tools.BuiltIn;

/// <summary>Drinks a stream and keeps its end, in constant memory.</summary>
internal sealed class OutputTail(int capacity)
{
    private readonly object gate = new();
    private readonly byte[] ring = new byte[capacity];
    private long total;

    public async Task DrainAsync(Stream stream, CancellationToken cancellationToken)
    {
        var buffer = new byte[8192];
        int read;
        while ((read = await stream.ReadAsync(buffer, cancellationToken).ConfigureAwait(false)) > 0)
        {
            Add(buffer.AsSpan(0, read));
        }
    }

    /// <summary>A section of a result: the end of what came, and how much of it is missing.</summary>
    public string Section(string name)
    {
        lock (gate)
        {
            if (total == 0)
            {
                return $"--- {name}: empty ---\n";
            }

            var missing = Math.Max(0, total - capacity);
            var note =
                missing > 0 ? string.Create(CultureInfo.InvariantCulture, $", without the first {missing} bytes") : "";
            var text = Text(missing);
            return $"--- {name}{note} ---\n{text}{(text.EndsWith('\n') ? "" : "\n")}";
        }
    }

    private void Add(ReadOnlySpan<byte> bytes)
    {
        lock (gate)
        {
            var kept = bytes[^Math.Min(bytes.Length, capacity)..];
            var start = (int)((total + bytes.Length - kept.Length) % capacity);
            var first = Math.Min(kept.Length, capacity - start);
            kept[..first].CopyTo(ring.AsSpan(start));
            kept[first..].CopyTo(ring);
            total += bytes.Length;
        }
    }

    private string Text(long missing)
    {
        var bytes = new byte[total - missing];
        for (var i = 0; i < bytes.Length; i++)
        {
            bytes[i] = ring[(missing + i) % capacity];
        }

        // the cut may go through a character: what is left of it is not shown
        var from = 0;
        while (missing > 0 && from < Math.Min(bytes.Length, 3) && (bytes[from] & 0xC0) == 0x80)
        {
            from++;
        }

        return Encoding.UTF8.GetString(bytes.AsSpan(from));
    }
}
