using Microsoft.Extensions.AI;

namespace Aegis.Memory;

// what becomes of messages that fall out
public sealed partial class WindowMemory
{
    private bool IsTooFull => items.Count > options.MaxItems || itemTokens + summaryTokens > options.MaxTokens;

    /// <summary>Folds all but the newest messages into the summary, if the window is too full.</summary>
    /// <param name="cancellationToken">Gives up; nothing is lost.</param>
    /// <returns>When there is room, or only what is not to be folded is left.</returns>
    /// <exception cref="MemoryCompressionException">They could not be folded; nothing is lost.</exception>
    public async ValueTask CompressAsync(CancellationToken cancellationToken = default)
    {
        lock (gate)
        {
            if (CountToFold() == 0)
            {
                return;
            }
        }

        // one at a time; who has waited finds room
        await folding.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (Request() is { } request)
            {
                Replace(request.Messages.Count, await FoldAsync(request, cancellationToken).ConfigureAwait(false));
            }
        }
        finally
        {
            folding.Release();
        }
    }

    private async ValueTask<string> FoldAsync(CompressionRequest request, CancellationToken cancellationToken)
    {
        string? folded;
        try
        {
            folded = await options.Compressor.CompressAsync(request, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (!cancellationToken.IsCancellationRequested)
        {
            throw new MemoryCompressionException(
                $"{request.Messages.Count} messages could not be folded into the summary: {error.Message} They stay in the window, "
                    + "and the next that is added makes it try again.",
                error
            );
        }

        return string.IsNullOrWhiteSpace(folded)
            ? throw new MemoryCompressionException(
                $"The compressor made an empty summary of {request.Messages.Count} messages. They stay in the window, and the next "
                    + "that is added makes it try again."
            )
            : folded;
    }

    private CompressionRequest? Request()
    {
        lock (gate)
        {
            var count = CountToFold();
            return count == 0
                ? null
                : new CompressionRequest(
                    summary,
                    [.. items.Take(count).Select(item => CopyOf(item.Message))],
                    options.SummaryTokens,
                    options.TokenCounter
                );
        }
    }

    private int CountToFold()
    {
        var count = IsTooFull ? Math.Max(0, items.Count - options.KeepNewest) : 0;
        // a model refuses a result whose call it does not see
        while (count > 0 && items[count].Message.Role == ChatRole.Tool)
        {
            count--;
        }

        return count;
    }

    private void Replace(int count, string folded)
    {
        var tokens = options.TokenCounter.Count(folded);
        lock (gate)
        {
            // what was added meanwhile is behind them
            itemTokens -= items.Take(count).Sum(item => (long)item.Tokens);
            items.RemoveRange(0, count);
            (summary, summaryTokens) = (folded, tokens);
        }
    }
}
