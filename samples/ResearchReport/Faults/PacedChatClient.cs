using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace ResearchReport.Faults;

/// <summary>Waits before each piece of an answer, as one waits for a real model, so that a run can be watched.</summary>
public sealed class PacedChatClient(IChatClient inner, TimeSpan pace, TimeProvider timeProvider)
    : DelegatingChatClient(inner)
{
    /// <inheritdoc/>
    public override async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        await Task.Delay(pace, timeProvider, cancellationToken);
        return await base.GetResponseAsync(messages, options, cancellationToken);
    }

    /// <inheritdoc/>
    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        await foreach (var update in base.GetStreamingResponseAsync(messages, options, cancellationToken))
        {
            await Task.Delay(pace, timeProvider, cancellationToken);
            yield return update;
        }
    }
}
