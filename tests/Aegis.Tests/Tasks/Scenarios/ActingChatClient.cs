using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace Aegis.Tests.Tasks.Scenarios;

/// <summary>A model that does something before it answers.</summary>
internal sealed class ActingChatClient(Func<CancellationToken, Task> act) : IChatClient
{
    public async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        await act(cancellationToken);
        return new ChatResponse(new ChatMessage(ChatRole.Assistant, "done"));
    }

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        await act(cancellationToken);
        yield return new ChatResponseUpdate(ChatRole.Assistant, "done");
    }

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose() { }
}
