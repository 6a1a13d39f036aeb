using Microsoft.Extensions.AI;

namespace Aegis.Benchmarks.Telemetry;

[Agent("Answer.")]
internal sealed partial class Asker;

[Pipeline(typeof(Asker))]
internal sealed partial class AskPipeline;

/// <summary>A model that answers at once.</summary>
internal sealed class ConstantModel : IChatClient
{
    private readonly Task<ChatResponse> answer = Task.FromResult(
        new ChatResponse(new ChatMessage(ChatRole.Assistant, "Yes."))
        {
            FinishReason = ChatFinishReason.Stop,
            Usage = new UsageDetails { InputTokenCount = 10, OutputTokenCount = 2 },
        }
    );

    public Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        CancellationToken cancellationToken = default
    ) => answer;

    public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        CancellationToken cancellationToken = default
    ) => throw new NotSupportedException();

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose() { }
}
