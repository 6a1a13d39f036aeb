using System.Text;

namespace Aegis.Memory;

/// <summary>
/// Estimates: a token for every four bytes of UTF-8, rounded up. The tokenizers of common models come to about that for English
/// prose; code and other languages may be half as many again. Implement <see cref="ITokenCounter"/> over the tokenizer of your
/// model where it has to be exact.
/// </summary>
public sealed class EstimatedTokenCounter : ITokenCounter
{
    private const int BytesPerToken = 4;

    /// <inheritdoc/>
    public int Count(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return (Encoding.UTF8.GetByteCount(text) + BytesPerToken - 1) / BytesPerToken;
    }
}
