using System.Runtime.CompilerServices;
using Aegis.Tests.Agents;
using Microsoft.Extensions.AI;

namespace Aegis.Telemetry.Tests.Chats;

/// <summary>A model with an address, which says which model has answered.</summary>
internal sealed class FakeModel(params ScriptedReply[] replies) : DelegatingChatClient(new ScriptedChatClient(replies))
{
    private readonly ChatClientMetadata metadata = new("fake", new Uri("https://models.example:8443/v1"), "small");

    public override async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        var response = await base.GetResponseAsync(messages, options, cancellationToken);
        (response.ResponseId, response.ModelId) = ("answer-1", $"{options?.ModelId ?? "small"}-2026");
        return response;
    }

    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        await foreach (var update in base.GetStreamingResponseAsync(messages, options, cancellationToken))
        {
            (update.ResponseId, update.ModelId) = ("answer-1", $"{options?.ModelId ?? "small"}-2026");
            yield return update;
        }
    }

    public override object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceType == typeof(ChatClientMetadata) ? metadata : base.GetService(serviceType, serviceKey);
}
