using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Aegis.Ledger;

/// <summary>
/// A Merkle tree as in RFC 6962: leaves and nodes are hashed differently, so that none can pass for the other.
/// </summary>
internal static class SealHash
{
    private const byte Leaf = 0;
    private const byte Node = 1;

    public static byte[] RootOf(IReadOnlyList<SealedOperation> operations)
    {
        var level = operations.Select(OfLeaf).ToList();
        while (level.Count > 1)
        {
            var above = new List<byte[]>((level.Count + 1) / 2);
            for (var at = 0; at < level.Count; at += 2)
            {
                // the odd one out goes up as it is
                above.Add(at + 1 < level.Count ? OfNode(level[at], level[at + 1]) : level[at]);
            }

            level = above;
        }

        return level is [var root] ? root : new byte[SHA256.HashSizeInBytes];
    }

    private static byte[] OfLeaf(SealedOperation operation)
    {
        var bytes = new byte[1 + 16 + sizeof(int) + operation.Hash.Length];
        bytes[0] = Leaf;
        operation.OperationId.TryWriteBytes(bytes.AsSpan(1), bigEndian: true, out _);
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(17), operation.Sequence);
        operation.Hash.Span.CopyTo(bytes.AsSpan(21));
        return SHA256.HashData(bytes);
    }

    private static byte[] OfNode(byte[] left, byte[] right) => SHA256.HashData([Node, .. left, .. right]);
}
