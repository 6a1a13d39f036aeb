using Microsoft.Extensions.AI;

namespace Aegis.Providers;

/// <summary>Says before a request that it names no model, in words that name the setting.</summary>
internal sealed class MessagesClient(IChatClient sdk, string provider, ChatProviderOptions options)
    : DelegatingChatClient(sdk)
{
    public override Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        ThrowIfModelless(options);
        return base.GetResponseAsync(messages, options, cancellationToken);
    }

    public override IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        ThrowIfModelless(options);
        return base.GetStreamingResponseAsync(messages, options, cancellationToken);
    }

    private void ThrowIfModelless(ChatOptions? requested) =>
        ProviderSettings.Model(provider, options, requested?.ModelId);
}
