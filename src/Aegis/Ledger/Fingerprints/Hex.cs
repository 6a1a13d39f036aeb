using System.Diagnostics.CodeAnalysis;

namespace Aegis.Ledger;

internal static class Hex
{
    /// <summary>Bytes in small letters.</summary>
    [SuppressMessage(
        "Globalization",
        "CA1308",
        Justification = "The text is read by people and compared with itself alone."
    )]
    public static string Of(ReadOnlySpan<byte> bytes) => Convert.ToHexString(bytes).ToLowerInvariant();
}
