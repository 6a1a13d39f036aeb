using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace TaskGraph.Model;

/// <summary>
/// A stand-in for a language model that needs no key and no network: it answers with the first sentence of each text that it
/// is given, which is how news is shortened by those in a hurry. It writes nothing of its own.
/// </summary>
public sealed class LeadChatClient : IChatClient
{
    /// <inheritdoc/>
    public Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        cancellationToken.ThrowIfCancellationRequested();
        var answer = string.Join(' ', Leads(messages.Last().Text));
        return Task.FromResult(new ChatResponse(new ChatMessage(ChatRole.Assistant, answer)));
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        await Task.Yield();
        foreach (var lead in Leads(messages.Last().Text))
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return new ChatResponseUpdate(ChatRole.Assistant, lead + " ");
        }
    }

    /// <inheritdoc/>
    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    /// <inheritdoc/>
    public void Dispose() { }

    // the first section is the task itself; each other begins with a heading and holds what a dependency has put out
    private static IEnumerable<string> Leads(string message)
    {
        var sections = message.Split("\n## ").Skip(1).Select(section => section[(section.IndexOf('\n') + 1)..].Trim());
        var texts = sections.Where(text => text.Length > 0).ToList();
        return texts.Count == 0 ? [$"Nothing is known of: {message.Trim()}"] : texts.Select(FirstSentence);
    }

    private static string FirstSentence(string text)
    {
        var end = text.IndexOf(". ", StringComparison.Ordinal);
        return (end < 0 ? text : text[..(end + 1)]).ReplaceLineEndings(" ");
    }
}
