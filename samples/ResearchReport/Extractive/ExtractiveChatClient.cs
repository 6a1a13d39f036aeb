using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;

namespace ResearchReport.Extractive;

/// <summary>
/// A stand-in for a language model that needs no key, no network and no weights: it selects sentences from the text it is
/// given, and says so. It writes nothing of its own, understands no more of a request than counts, "glossary" and a JSON
/// schema, calls no tools, and gives the same answer to the same messages on every machine.
/// </summary>
public sealed class ExtractiveChatClient : IChatClient
{
    /// <summary>What the client calls itself where a model's name is expected.</summary>
    public const string ModelId = "extractive-stand-in";

    // for a log that people read; the answer is data and is never put into HTML as it is
    private static readonly JsonSerializerOptions Json = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static readonly ChatClientMetadata Metadata = new(
        "extractive stand-in, no language model",
        defaultModelId: ModelId
    );

    /// <inheritdoc/>
    public Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(messages);
        cancellationToken.ThrowIfCancellationRequested();
        var conversation = Conversation(messages, options);
        var answer = Answer(conversation, options);
        return Task.FromResult(
            new ChatResponse(new ChatMessage(ChatRole.Assistant, answer))
            {
                ModelId = ModelId,
                FinishReason = ChatFinishReason.Stop,
                Usage = Usage(conversation, answer),
            }
        );
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(messages);
        var conversation = Conversation(messages, options);
        var answer = Answer(conversation, options);
        foreach (var piece in TextPieces.Of(answer))
        {
            cancellationToken.ThrowIfCancellationRequested();
            // a model would be waited for here; other agents get their turn in the same way
            await Task.Yield();
            yield return new ChatResponseUpdate(ChatRole.Assistant, piece) { ModelId = ModelId };
        }

        yield return new ChatResponseUpdate(ChatRole.Assistant, [new UsageContent(Usage(conversation, answer))])
        {
            ModelId = ModelId,
            FinishReason = ChatFinishReason.Stop,
        };
    }

    /// <inheritdoc/>
    public object? GetService(Type serviceType, object? serviceKey = null)
    {
        ArgumentNullException.ThrowIfNull(serviceType);
        return serviceKey is not null ? null
            : serviceType == typeof(ChatClientMetadata) ? Metadata
            : serviceType.IsInstanceOfType(this) ? this
            : null;
    }

    /// <summary>Does nothing: there is nothing to let go of.</summary>
    public void Dispose() { }

    private static List<ChatMessage> Conversation(IEnumerable<ChatMessage> messages, ChatOptions? options) =>
        options?.Instructions is { Length: > 0 } instructions
            ? [new ChatMessage(ChatRole.System, instructions), .. messages]
            : [.. messages];

    private static string Answer(List<ChatMessage> conversation, ChatOptions? options)
    {
        var request = ExtractiveRequest.Read(conversation);
        return options?.ResponseFormat switch
        {
            ChatResponseFormatJson { Schema: { } schema } => new SchemaFiller(request)
                .Fill(new Schema(schema))
                .ToJsonString(Json),
            ChatResponseFormatJson => new JsonObject { ["answer"] = PlainAnswer.To(request) }.ToJsonString(Json),
            _ => PlainAnswer.To(request),
        };
    }

    private static UsageDetails Usage(List<ChatMessage> conversation, string answer)
    {
        var input = conversation.Sum(message => TextPieces.CountTokens(message.Text));
        var output = TextPieces.CountTokens(answer);
        return new UsageDetails
        {
            InputTokenCount = input,
            OutputTokenCount = output,
            TotalTokenCount = input + output,
        };
    }
}
