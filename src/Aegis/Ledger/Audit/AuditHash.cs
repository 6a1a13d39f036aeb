using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Aegis.Ledger;

/// <summary>SHA-256 over fields, each with its length before it, so that no two lists of fields read the same.</summary>
internal sealed class AuditHash : IDisposable
{
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    /// <summary>The hash that the first record of an operation goes on from.</summary>
    public static byte[] OfHeader(OperationRecord operation)
    {
        using var hash = new AuditHash();
        return hash.Add("aegis-audit-header\u0001")
            .Add(operation.Tenant)
            .Add(operation.Id.ToByteArray(bigEndian: true))
            .Add(operation.Key)
            .Add(operation.Thread)
            .Add(operation.Operation)
            .Add((long)operation.Effect)
            .Add(operation.Fingerprint.Version)
            .Add(operation.Fingerprint.Hash.Span)
            .Finish();
    }

    /// <summary>The hash of a record.</summary>
    public static byte[] Of(AuditRecord record)
    {
        using var hash = new AuditHash();
        return hash.Add("aegis-audit\u0001")
            .Add(record.Tenant)
            .Add(record.OperationId.ToByteArray(bigEndian: true))
            .Add(record.Sequence)
            .Add(record.At.ToUnixTimeMilliseconds())
            .Add(record.Actor)
            .Add(record.Action)
            .Add(record.Fence)
            .Add((long)record.State)
            .Add((long)record.Phase)
            .Add(record.Detail)
            .Add(record.PreviousHash.Span)
            .Finish();
    }

    /// <summary>The hash of a seal.</summary>
    public static byte[] Of(AuditSeal seal)
    {
        using var hash = new AuditHash();
        return hash.Add("aegis-audit-seal\u0001")
            .Add(seal.Tenant)
            .Add(seal.Number)
            .Add(seal.At.ToUnixTimeMilliseconds())
            .Add(seal.Operations)
            .Add(seal.Root.Span)
            .Add(seal.PreviousHash.Span)
            .Finish();
    }

    public void Dispose() => hash.Dispose();

    private AuditHash Add(string text) => Add(Encoding.UTF8.GetBytes(text));

    private AuditHash Add(long number)
    {
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(bytes, number);
        return Add(bytes);
    }

    private AuditHash Add(ReadOnlySpan<byte> bytes)
    {
        Span<byte> length = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32BigEndian(length, bytes.Length);
        hash.AppendData(length);
        hash.AppendData(bytes);
        return this;
    }

    private byte[] Finish() => hash.GetHashAndReset();
}
