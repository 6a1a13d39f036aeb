using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Aegis.Usage;

/// <summary>
/// Ids that no other process gives, and that grow within one: a store appends them where a random one would be put anywhere, and
/// to make one asks the system for nothing.
/// </summary>
internal static class UsageEventId
{
    private static readonly long Process = BinaryPrimitives.ReadInt64BigEndian(RandomNumberGenerator.GetBytes(8));
    private static long last;

    public static Guid Next()
    {
        Span<byte> id = stackalloc byte[16];
        BinaryPrimitives.WriteInt64BigEndian(id, Process);
        BinaryPrimitives.WriteInt64BigEndian(id[8..], Interlocked.Increment(ref last));
        return new Guid(id, bigEndian: true);
    }
}
