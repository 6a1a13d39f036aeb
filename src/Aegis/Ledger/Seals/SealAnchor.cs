using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;

namespace Aegis.Ledger;

/// <summary>
/// What is to be kept of a seal elsewhere: as text, such as in a log, its number, a colon and its hash. It shows later that
/// nothing up to the seal was changed or removed.
/// </summary>
/// <param name="Number">The seal's number, from 1 on.</param>
/// <param name="Hash">The seal's hash, as 64 hexadecimal digits.</param>
public sealed record SealAnchor(long Number, string Hash)
{
    /// <summary>Reads one as <see cref="ToString"/> writes it.</summary>
    /// <param name="text">The text.</param>
    /// <param name="anchor">The anchor; none when the text is none.</param>
    /// <returns>Whether the text is one.</returns>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out SealAnchor? anchor)
    {
        anchor = null;
        if (
            text?.Split(':') is [var number, { Length: 2 * SHA256.HashSizeInBytes } hash]
            && long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var which)
            && which > 0
            && hash.All(char.IsAsciiHexDigit)
        )
        {
            anchor = new SealAnchor(which, hash.ToLowerInvariant());
        }

        return anchor is not null;
    }

    /// <summary>The number, a colon and the hash.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Number}:{Hash}");

    internal bool IsOf(AuditSeal seal) =>
        Number == seal.Number && string.Equals(Hash, Hex.Of(seal.Hash.Span), StringComparison.OrdinalIgnoreCase);
}
