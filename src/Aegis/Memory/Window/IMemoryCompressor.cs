namespace Aegis.Memory;

/// <summary>Makes a short text of a long conversation.</summary>
public interface IMemoryCompressor
{
    /// <summary>Folds messages into a summary.</summary>
    /// <param name="request">What to fold, and into what.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The new summary, which stands for the old one and the messages. When it throws, nothing is lost.</returns>
    ValueTask<string> CompressAsync(CompressionRequest request, CancellationToken cancellationToken);
}
