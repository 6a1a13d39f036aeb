using Microsoft.Extensions.AI;
using RefundDesk.Model;

namespace RefundDesk.Crashes;

/// <summary>The agent's model, asked again once there is a receipt: by then the ledger and the run have it.</summary>
public sealed class CrashingChatClient(IChatClient inner, CrashSwitch crash) : DelegatingChatClient(inner)
{
    /// <inheritdoc/>
    public override Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        Look(messages);
        return base.GetResponseAsync(messages, options, cancellationToken);
    }

    /// <inheritdoc/>
    public override IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        Look(messages);
        return base.GetStreamingResponseAsync(messages, options, cancellationToken);
    }

    private void Look(IEnumerable<ChatMessage> messages)
    {
        if (messages.ResultOf("refund") is not null)
        {
            crash.At(CrashPoint.AfterCommit);
        }
    }
}
