using Microsoft.Extensions.AI;

namespace ResearchReport.Faults;

/// <summary>The model of one agent; fails, as one that can not be reached would, when the plan says so.</summary>
public sealed class FaultyChatClient(IChatClient inner, string agentId, FaultPlan faults) : DelegatingChatClient(inner)
{
    /// <inheritdoc/>
    public override Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        faults.ThrowIfPlanned(agentId);
        return base.GetResponseAsync(messages, options, cancellationToken);
    }

    /// <inheritdoc/>
    public override IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        faults.ThrowIfPlanned(agentId);
        return base.GetStreamingResponseAsync(messages, options, cancellationToken);
    }
}
