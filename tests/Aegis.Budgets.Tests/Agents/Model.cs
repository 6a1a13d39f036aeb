using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace Aegis.Budgets.Tests.Agents;

/// <summary>A model that says what its test wants, and remembers what it was asked for.</summary>
internal sealed class Model : IChatClient
{
    public List<ChatOptions?> Asked { get; } = [];

    public Func<ChatResponse> Answer { get; set; } = () => Counted("fine", 10, 5);

    public string? Name { get; init; } = "small";

    public static ChatResponse Counted(string text, long input, long output) =>
        new(new ChatMessage(ChatRole.Assistant, text))
        {
            ModelId = "small-2026",
            Usage = new UsageDetails { InputTokenCount = input, OutputTokenCount = output },
        };

    public Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        lock (Asked)
        {
            Asked.Add(options);
        }

        return Task.FromResult(Answer());
    }

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        var response = await GetResponseAsync(messages, options, cancellationToken);
        foreach (var update in response.ToChatResponseUpdates())
        {
            yield return update;
        }
    }

    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceType == typeof(ChatClientMetadata) ? new ChatClientMetadata("tests", defaultModelId: Name) : null;

    public void Dispose() { }
}
