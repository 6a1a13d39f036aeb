using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace Aegis.Approvals.Tests;

/// <summary>A model that does what a function says: calls tools, or answers.</summary>
internal sealed class Model(Func<int, IReadOnlyList<ChatMessage>, IReadOnlyList<AIContent>> act) : IChatClient
{
    private int rounds;

    /// <summary>Calls tools once, all at the same time, and then says that it is done.</summary>
    public static Model Calling(params AIContent[] calls) =>
        new((round, _) => round == 0 ? calls : [new TextContent("done")]);

    /// <summary>What tools gave, in the order of the calls.</summary>
    public List<string> Results { get; } = [];

    public static FunctionCallContent Call(string tool, params (string Name, object? Value)[] arguments) =>
        new(
            Guid.NewGuid().ToString("n"),
            tool,
            arguments.ToDictionary(static pair => pair.Name, static pair => pair.Value)
        );

    public Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        var all = messages.ToList();
        if (all[^1].Role == ChatRole.Tool)
        {
            Results.AddRange(all[^1].Contents.Cast<FunctionResultContent>().Select(result => $"{result.Result}"));
        }

        var contents = act(rounds++, all);
        return Task.FromResult(new ChatResponse(new ChatMessage(ChatRole.Assistant, [.. contents])));
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
