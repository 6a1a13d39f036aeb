using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace Aegis.AspNetCore.Tests.Clients.Gated;

/// <summary>A model that charges a card once, and then says what it was told.</summary>
internal sealed class ChargingModel : IChatClient
{
    public Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        var told = messages.SelectMany(static message => message.Contents).OfType<FunctionResultContent>().ToArray();
        AIContent next = told is [var result, ..]
            ? new TextContent($"{result.Result}")
            : new FunctionCallContent(
                "call-1",
                "charge_card",
                new Dictionary<string, object?> { ["orderId"] = "order-7", ["amount"] = 120.5m }
            );
        return Task.FromResult(new ChatResponse(new ChatMessage(ChatRole.Assistant, [next])));
    }

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
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
