using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace Aegis.Generators.Tests;

/// <summary>Answers by the agent's instructions, and keeps what it was asked.</summary>
internal sealed class ScriptedChatClient(Func<string, string> answer) : IChatClient
{
    private readonly List<(string Instructions, string Message)> requests = [];
    private readonly Dictionary<string, IReadOnlyList<string>> tools = [];

    /// <summary>What was asked, in order: system message and user message.</summary>
    public IReadOnlyList<(string Instructions, string Message)> Requests
    {
        get
        {
            lock (requests)
            {
                return [.. requests];
            }
        }
    }

    /// <summary>The names of the tools that an agent's model was given last, by the agent's instructions.</summary>
    public IReadOnlyList<string> ToolsOf(string instructions)
    {
        lock (requests)
        {
            return tools[instructions];
        }
    }

    public Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        CancellationToken cancellationToken = default
    ) => Task.FromResult(new ChatResponse(new ChatMessage(ChatRole.Assistant, Answer(messages, options))));

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        await Task.Yield();
        yield return new ChatResponseUpdate(ChatRole.Assistant, Answer(messages, options));
    }

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose() { }

    private string Answer(IEnumerable<ChatMessage> messages, ChatOptions? options)
    {
        var all = messages.ToList();
        var instructions = string.Concat(all.Where(m => m.Role == ChatRole.System).Select(m => m.Text));
        var message = string.Concat(all.Where(m => m.Role == ChatRole.User).Select(m => m.Text));
        lock (requests)
        {
            requests.Add((instructions, message));
            tools[instructions] = [.. (options?.Tools ?? []).Select(tool => tool.Name)];
        }

        return answer(instructions);
    }
}
