using System.Security.Cryptography;

namespace Aegis.Ledger;

/// <summary>What an operation gave, as it is stored and given to later callers.</summary>
public sealed record OperationResult
{
    /// <summary>How many bytes of content are kept: 256 KiB.</summary>
    public const int MaxLength = 256 * 1024;

    /// <summary>A result.</summary>
    /// <param name="contentType">What the bytes are: <c>application/json</c>. 1 to 128 bytes of UTF-8.</param>
    /// <param name="content">The bytes.</param>
    /// <exception cref="ArgumentException">The content is longer than <see cref="MaxLength"/>.</exception>
    public OperationResult(string contentType, ReadOnlyMemory<byte> content)
    {
        ArgumentException.ThrowIfNullOrEmpty(contentType);
        if (content.Length > MaxLength)
        {
            throw new ArgumentException(
                $"A result of {content.Length} bytes can not be kept, {MaxLength} at most.",
                nameof(content)
            );
        }

        ContentType = contentType;
        Content = content;
    }

    /// <summary>What the bytes are.</summary>
    public string ContentType { get; }

    /// <summary>The bytes.</summary>
    public ReadOnlyMemory<byte> Content { get; }

    /// <summary>Stands for a result that can not be kept: too large, or no value that can be written.</summary>
    internal static OperationResult Omitted { get; } = new("application/vnd.aegis.omitted", default);

    internal bool IsOmitted => ContentType == Omitted.ContentType;

    /// <summary>The result in an audit: its type and the SHA-256 of its bytes, which the audit does not hold.</summary>
    internal string Digest => $"{ContentType} sha256:{Hex.Of(SHA256.HashData(Content.Span))}";

    /// <summary>Whether the other is of the same type and bytes.</summary>
    /// <param name="other">The other.</param>
    /// <returns>Whether it is.</returns>
    public bool Equals(OperationResult? other) =>
        other is not null && ContentType == other.ContentType && Content.Span.SequenceEqual(other.Content.Span);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.Add(ContentType, StringComparer.Ordinal);
        hash.AddBytes(Content.Span);
        return hash.ToHashCode();
    }
}
