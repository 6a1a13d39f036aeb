using Microsoft.Extensions.AI;

namespace Aegis.Telemetry;

/// <summary>Traces and measures each request, as long as somebody listens.</summary>
internal sealed class TelemetryChatClient(IChatClient client, TelemetryOptions options) : DelegatingChatClient(client)
{
    private readonly ChatClientMetadata? metadata = client.GetService<ChatClientMetadata>();

    /// <inheritdoc/>
    public override Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        CancellationToken cancellationToken = default
    ) =>
        ChatSpan.IsWanted
            ? TraceAsync(messages, options, cancellationToken)
            : base.GetResponseAsync(messages, options, cancellationToken);

    /// <inheritdoc/>
    public override IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        var updates = base.GetStreamingResponseAsync(messages, options, cancellationToken);
        return ChatSpan.IsWanted
            ? SpanStream.Of(
                updates,
                () => new StreamedChatSpan(Begin(messages, options, isStreamed: true)),
                cancellationToken
            )
            : updates;
    }

    private async Task<ChatResponse> TraceAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options,
        CancellationToken cancellationToken
    )
    {
        var span = Begin(messages, options, isStreamed: false);
        ChatResponse? response = null;
        Exception? failure = null;
        try
        {
            return response = await base.GetResponseAsync(messages, options, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error)
        {
            failure = error;
            throw;
        }
        finally
        {
            span.End(response, failure);
        }
    }

    private ChatSpan Begin(IEnumerable<ChatMessage> messages, ChatOptions? asked, bool isStreamed) =>
        new(new ChatTarget(metadata, asked), messages, asked, isStreamed, options.EnableSensitiveData);
}
