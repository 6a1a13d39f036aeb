using Microsoft.Extensions.AI;

namespace Aegis.Memory.Tests.Window;

/// <summary>Joins what was said, so that nothing can be missed; or does what it is told.</summary>
internal sealed class JoiningCompressor : IMemoryCompressor
{
    public List<CompressionRequest> Requests { get; } = [];

    public Func<CompressionRequest, string>? Instead { get; set; }

    public async ValueTask<string> CompressAsync(CompressionRequest request, CancellationToken cancellationToken)
    {
        await Task.Yield();
        cancellationToken.ThrowIfCancellationRequested();
        Requests.Add(request);
        return Instead is null
            ? string.Join(
                ' ',
                request.Messages.Select(message => message.Text).Prepend(request.Summary).OfType<string>()
            )
            : Instead(request);
    }
}

/// <summary>A model that answers with one text.</summary>
internal sealed class AnsweringClient(string answer) : IChatClient
{
    public List<(List<ChatMessage> Messages, ChatOptions? Options)> Asked { get; } = [];

    public ChatFinishReason FinishReason { get; set; } = ChatFinishReason.Stop;

    public Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        Asked.Add(([.. messages], options));
        return Task.FromResult(
            new ChatResponse(new ChatMessage(ChatRole.Assistant, answer))
            {
                FinishReason = FinishReason,
                Usage = new UsageDetails { InputTokenCount = 100, OutputTokenCount = 20 },
            }
        );
    }

    public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        CancellationToken cancellationToken = default
    ) => throw new NotSupportedException();

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose() { }
}

/// <summary>A word is a token.</summary>
internal sealed class WordCounter : ITokenCounter
{
    public int Count(string text) => text.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries).Length;
}
