using System.Security.Cryptography;

namespace Aegis.Ledger;

/// <summary>Tells the same action from another that bears its key: a SHA-256 over what is done, for what, with which arguments.</summary>
public sealed partial class Fingerprint : IEquatable<Fingerprint>
{
    /// <summary>The way fingerprints are made now.</summary>
    public const int CurrentVersion = 1;

    private readonly byte[] hash;

    /// <summary>A fingerprint that was stored.</summary>
    /// <param name="version">How it was made.</param>
    /// <param name="hash">Its 32 bytes.</param>
    /// <exception cref="ArgumentException">The hash has another length.</exception>
    public Fingerprint(int version, ReadOnlySpan<byte> hash)
    {
        if (hash.Length != SHA256.HashSizeInBytes)
        {
            throw new ArgumentException($"A fingerprint has 32 bytes, not {hash.Length}.", nameof(hash));
        }

        Version = version;
        this.hash = hash.ToArray();
    }

    /// <summary>How it was made.</summary>
    public int Version { get; }

    /// <summary>Its 32 bytes.</summary>
    public ReadOnlyMemory<byte> Hash => hash;

    /// <summary>Whether the other is the same; takes as long whatever the answer.</summary>
    /// <param name="other">The other.</param>
    /// <returns>Whether it is.</returns>
    public bool Equals(Fingerprint? other) =>
        other is not null && Version == other.Version && CryptographicOperations.FixedTimeEquals(hash, other.hash);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Fingerprint);

    /// <inheritdoc/>
    public override int GetHashCode() => BitConverter.ToInt32(hash, 0);

    /// <summary>The version and the hash: <c>1:9f86…</c>.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => $"{Version}:{Hex.Of(hash)}";
}
