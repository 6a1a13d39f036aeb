using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;
using OpenAI;

namespace Aegis.Providers;

/// <summary>What a client of the protocol has to know beside the SDK.</summary>
internal sealed record CompletionsSettings(
    string Provider,
    ChatProviderOptions Options,
    OpenAIEndpoint Endpoint,
    Uri Address
);

/// <summary>Puts requests into the SDK's types, and its answers into ours.</summary>
internal sealed class CompletionsClient(OpenAIClient sdk, CompletionsSettings settings, ProviderFaults faults)
    : IChatClient
{
    private readonly ChatClientMetadata metadata = new(
        settings.Endpoint.Type,
        settings.Address,
        settings.Options.Model
    );

    public async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(messages);
        var model = Model(options);
        var result = await sdk.GetChatClient(model)
            .CompleteChatAsync(
                RequestMessages.Of(messages, options),
                RequestOptions.Of(this, options, settings),
                cancellationToken
            )
            .ConfigureAwait(false);
        return CompleteResponse.Of(result.Value, faults);
    }

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(messages);
        var model = Model(options);
        var stream = new StreamedResponse(faults);
        var updates = sdk.GetChatClient(model)
            .CompleteChatStreamingAsync(
                RequestMessages.Of(messages, options),
                RequestOptions.Of(this, options, settings),
                cancellationToken
            );
        await foreach (var update in updates.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            yield return stream.Next(update);
        }

        if (stream.End() is { } calls)
        {
            yield return calls;
        }
    }

    public object? GetService(Type serviceType, object? serviceKey = null)
    {
        ArgumentNullException.ThrowIfNull(serviceType);
        return serviceKey is not null ? null
            : serviceType == typeof(ChatClientMetadata) ? metadata
            : serviceType == typeof(OpenAIClient) ? sdk
            : serviceType.IsInstanceOfType(this) ? this
            : null;
    }

    public void Dispose() { }

    private string Model(ChatOptions? options) =>
        ProviderSettings.Model(settings.Provider, settings.Options, options?.ModelId);
}
