using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace Aegis.Resilience.Tests.Budget;

/// <summary>Answers, counts, and remembers how long each answer might have been.</summary>
/// <param name="input">What it says to have read.</param>
/// <param name="output">What it says to have written; null: it does not count.</param>
/// <param name="answer">Told the number of the request and its instructions; gives the answer.</param>
internal sealed class CountingClient(long input, long? output, Func<int, string, Task<string>>? answer = null)
    : IChatClient
{
    private readonly List<int?> limits = [];

    /// <summary>MaxOutputTokens of each request.</summary>
    public IReadOnlyList<int?> Limits
    {
        get
        {
            lock (limits)
            {
                return [.. limits];
            }
        }
    }

    public async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        int number;
        lock (limits)
        {
            limits.Add(options?.MaxOutputTokens);
            number = limits.Count;
        }

        var instructions = messages.First(message => message.Role == ChatRole.System).Text;
        var text = answer is null ? "well" : await answer(number, instructions);
        return new ChatResponse(new ChatMessage(ChatRole.Assistant, text))
        {
            Usage = output is null ? null : new UsageDetails { InputTokenCount = input, OutputTokenCount = output },
        };
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

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose() { }
}
