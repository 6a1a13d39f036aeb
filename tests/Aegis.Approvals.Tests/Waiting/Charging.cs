using Microsoft.Extensions.AI;

namespace Aegis.Approvals.Tests.Waiting;

/// <summary>A model that charges once for each agent and run that asks it.</summary>
internal sealed class Charging : IChatClient
{
    private int asked;

    public Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        CancellationToken cancellationToken = default
    ) =>
        Task.FromResult(
            messages.Last() is { Role: var role, Contents: var contents } && role == ChatRole.Tool
                ? new ChatResponse(
                    new ChatMessage(ChatRole.Assistant, $"{((FunctionResultContent)contents[0]).Result}")
                )
                : new ChatResponse(
                    new ChatMessage(
                        ChatRole.Assistant,
                        [Model.Call("charge_card", ("amount", Interlocked.Increment(ref asked)))]
                    )
                )
        );

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        foreach (var update in (await GetResponseAsync(messages, options, cancellationToken)).ToChatResponseUpdates())
        {
            yield return update;
        }
    }

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose() { }
}
