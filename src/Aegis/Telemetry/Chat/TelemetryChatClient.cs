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
    ) =>
        ChatSpan.IsWanted
            ? TraceStream(messages, options, cancellationToken)
            : base.GetStreamingResponseAsync(messages, options, cancellationToken);

    // apart, so that only a listener pays for closures
    private IAsyncEnumerable<ChatResponseUpdate> TraceStream(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options,
        CancellationToken cancellationToken
    )
    {
        messages = Readable(messages);
        return SpanStream.Of(
            () => base.GetStreamingResponseAsync(messages, options, cancellationToken),
            () => new StreamedChatSpan(Begin(messages, options, isStreamed: true)),
            cancellationToken
        );
    }

    private async Task<ChatResponse> TraceAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options,
        CancellationToken cancellationToken
    )
    {
        messages = Readable(messages);
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

    /// <summary>What is told is read twice, and not all that can be enumerated bears that.</summary>
    private IEnumerable<ChatMessage> Readable(IEnumerable<ChatMessage> messages) =>
        options.EnableSensitiveData ? messages as IReadOnlyCollection<ChatMessage> ?? [.. messages] : messages;

    private ChatSpan Begin(IEnumerable<ChatMessage> messages, ChatOptions? asked, bool isStreamed) =>
        new(new ChatTarget(metadata, asked), messages, asked, isStreamed, options.EnableSensitiveData);
}
