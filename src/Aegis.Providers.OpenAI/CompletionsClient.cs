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
        var request = RequestMessages.Of(messages, options);
        var mapped = RequestOptions.Of(this, options, settings);
        try
        {
            var result = await sdk.GetChatClient(model)
                .CompleteChatAsync(request, mapped, cancellationToken)
                .ConfigureAwait(false);
            return CompleteResponse.Of(result.Value, faults);
        }
        catch (ArgumentException error)
        {
            throw NotReadable(error)!;
        }
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
        var request = RequestMessages.Of(messages, options);
        var mapped = RequestOptions.Of(this, options, settings);
        var updates = sdk.GetChatClient(model)
            .CompleteChatStreamingAsync(request, mapped, cancellationToken)
            .Translating(NotReadable, cancellationToken);
        await foreach (var update in updates.ConfigureAwait(false))
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

    // what we asked is mapped by then: the SDK says so of a value in the answer that it does not know
    private ProviderException? NotReadable(Exception error) =>
        error is ArgumentException ? faults.Unreadable(error.Message) : null;

    private string Model(ChatOptions? options) =>
        ProviderSettings.Model(settings.Provider, settings.Options, options?.ModelId);
}
