using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Aegis.Ledger;

// how a fingerprint is made: each part with its length before it, so that no two lists of parts read the same
public sealed partial class Fingerprint
{
    private static readonly byte[] Domain = "aegis-fp\u0001"u8.ToArray();

    /// <summary>Makes the fingerprint of an action.</summary>
    /// <param name="operation">What is done.</param>
    /// <param name="thread">What it belongs to.</param>
    /// <param name="arguments">Its arguments as JSON, in any spelling.</param>
    /// <returns>The fingerprint.</returns>
    /// <exception cref="CanonicalJsonException">The JSON has more than one meaning, or goes beyond a limit.</exception>
    public static Fingerprint Of(string operation, string thread, string arguments)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        return Of(operation, thread, Encoding.UTF8.GetBytes(arguments));
    }

    /// <inheritdoc cref="Of(string, string, string)"/>
    public static Fingerprint Of(string operation, string thread, ReadOnlyMemory<byte> arguments)
    {
        ArgumentNullException.ThrowIfNull(operation);
        ArgumentNullException.ThrowIfNull(thread);
        return OfCanonical(operation, thread, CanonicalJson.Of(arguments));
    }

    /// <summary>The same of JSON that is canonical already.</summary>
    internal static Fingerprint OfCanonical(string operation, string thread, ReadOnlySpan<byte> canonical)
    {
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        sha.AppendData(Domain);
        Append(sha, Encoding.UTF8.GetBytes(operation));
        Append(sha, Encoding.UTF8.GetBytes(thread));
        Append(sha, canonical);
        return new Fingerprint(CurrentVersion, sha.GetHashAndReset());
    }

    private static void Append(IncrementalHash sha, ReadOnlySpan<byte> part)
    {
        Span<byte> length = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32BigEndian(length, part.Length);
        sha.AppendData(length);
        sha.AppendData(part);
    }
}
