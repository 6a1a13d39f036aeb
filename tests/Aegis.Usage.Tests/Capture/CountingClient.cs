using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace Aegis.Usage.Tests.Capture;

/// <summary>A model that says what it has counted, and may break off after so many pieces.</summary>
internal sealed class CountingClient : IChatClient
{
    public string? Model { get; init; } = "small-2026-01-01";

    public UsageDetails? Usage { get; init; } =
        new()
        {
            InputTokenCount = 100,
            OutputTokenCount = 20,
            CachedInputTokenCount = 40,
            ReasoningTokenCount = 5,
        };

    /// <summary>What a stream ends with after its counts.</summary>
    public Exception? Fault { get; init; }

    public int Requests { get; private set; }

    public Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        Requests++;
        return Fault is null
            ? Task.FromResult(
                new ChatResponse(new ChatMessage(ChatRole.Assistant, "Done.")) { ModelId = Model, Usage = Usage }
            )
            : Task.FromException<ChatResponse>(Fault);
    }

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        Requests++;
        yield return new(ChatRole.Assistant, "Do") { ModelId = Model };
        await Task.Yield();
        if (Usage is not null)
        {
            // in two parts, as some providers do
            var input = new UsageDetails
            {
                InputTokenCount = Usage.InputTokenCount,
                CachedInputTokenCount = Usage.CachedInputTokenCount,
            };
            yield return new(ChatRole.Assistant, [new UsageContent(input)]);
            var output = new UsageDetails
            {
                OutputTokenCount = Usage.OutputTokenCount,
                ReasoningTokenCount = Usage.ReasoningTokenCount,
            };
            yield return new(ChatRole.Assistant, [new UsageContent(output)]);
        }

        if (Fault is not null)
        {
            throw Fault;
        }

        yield return new(ChatRole.Assistant, "ne.") { FinishReason = ChatFinishReason.Stop };
    }

    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceKey is null && serviceType == typeof(ChatClientMetadata)
            ? new ChatClientMetadata("acme-ai", null, "default-model")
            : null;

    public void Dispose() { }
}
