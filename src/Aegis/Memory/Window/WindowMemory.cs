using Microsoft.Extensions.AI;

#pragma warning disable CA1001 // nobody asks the semaphore for its wait handle, which is all that it would dispose of

namespace Aegis.Memory;

/// <summary>
/// The newest messages of a conversation as they are, and a summary of those before them. Safe to use at the same time.
/// </summary>
/// <remarks>
/// When there are more messages or tokens than the window is to hold, all but the newest are folded into the summary at once, so
/// that a model is seldom asked. The results of tools stay with the calls that they answer.
/// </remarks>
public sealed partial class WindowMemory
{
    private readonly object gate = new();
    private readonly SemaphoreSlim folding = new(1, 1);
    private readonly WindowMemoryOptions options;
    private readonly List<Item> items = [];
    private string? summary;
    private int summaryTokens;
    private long itemTokens;

    /// <summary>An empty window.</summary>
    /// <param name="options">How it behaves; read now. Default: as <see cref="WindowMemoryOptions"/> says.</param>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    public WindowMemory(WindowMemoryOptions? options = null) => this.options = (options ?? new()).Validated();

    /// <summary>What is left of the messages that were folded; none as long as none was.</summary>
    public string? Summary
    {
        get
        {
            lock (gate)
            {
                return summary;
            }
        }
    }

    /// <summary>How many messages are in the window.</summary>
    public int Count
    {
        get
        {
            lock (gate)
            {
                return items.Count;
            }
        }
    }

    /// <summary>How many tokens the window has, summary included, as the counter says.</summary>
    public long Tokens
    {
        get
        {
            lock (gate)
            {
                return itemTokens + summaryTokens;
            }
        }
    }

    /// <summary>Adds a message, and folds the oldest when the window is then too full.</summary>
    /// <param name="message">The message; a copy is kept.</param>
    /// <param name="cancellationToken">Gives up folding; the message is added all the same.</param>
    /// <returns>When it is added, and there is room again.</returns>
    /// <exception cref="MemoryCompressionException">The oldest could not be folded; the message is added, nothing is lost.</exception>
    public ValueTask AddAsync(ChatMessage message, CancellationToken cancellationToken = default)
    {
        Add(message);
        return CompressAsync(cancellationToken);
    }

    /// <inheritdoc cref="AddAsync(ChatMessage, CancellationToken)"/>
    /// <param name="role">Who says it.</param>
    /// <param name="text">What.</param>
    /// <param name="cancellationToken">Gives up folding; the message is added all the same.</param>
    public ValueTask AddAsync(ChatRole role, string text, CancellationToken cancellationToken = default) =>
        AddAsync(new ChatMessage(role, text), cancellationToken);

    /// <summary>Adds a message, and folds nothing: <see cref="CompressAsync"/> does.</summary>
    /// <param name="message">The message; a copy is kept.</param>
    public void Add(ChatMessage message)
    {
        ArgumentNullException.ThrowIfNull(message);
        var item = new Item(CopyOf(message), options.TokenCounter.Count(MessageText.Of(message)));
        lock (gate)
        {
            items.Add(item);
            itemTokens += item.Tokens;
        }
    }

    /// <summary>What a model is to see: the summary, if there is one, and the messages behind it.</summary>
    /// <returns>Copies, which are the caller's.</returns>
    public IReadOnlyList<ChatMessage> ToMessages()
    {
        lock (gate)
        {
            var messages = items.Select(item => CopyOf(item.Message));
            return summary is null
                ? [.. messages]
                :
                [
                    new ChatMessage(options.SummaryRole, $"Summary of the conversation so far:\n{summary}"),
                    .. messages,
                ];
        }
    }

    // contents are shared: nobody changes them by convention, and the list is what people add to
    private static ChatMessage CopyOf(ChatMessage message)
    {
        var copy = message.Clone();
        copy.Contents = [.. message.Contents];
        return copy;
    }

    private sealed record Item(ChatMessage Message, int Tokens);
}
