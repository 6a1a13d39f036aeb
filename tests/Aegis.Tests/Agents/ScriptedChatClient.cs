using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace Aegis.Tests.Agents;

/// <summary>Answers what it was told to, one reply a request, and keeps what it was asked.</summary>
internal sealed class ScriptedChatClient(params ScriptedReply[] replies) : IChatClient
{
    private readonly Queue<ScriptedReply> replies = new(replies);

    public ScriptedChatClient(params string[] texts)
        : this([.. texts.Select(text => new ScriptedReply(text))]) { }

    public List<RecordedRequest> Requests { get; } = [];

    public Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        var reply = Record(messages, options, isStreamed: false, cancellationToken);
        return Task.FromResult(reply.ToResponse());
    }

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        var reply = Record(messages, options, isStreamed: true, cancellationToken);
        foreach (var update in reply.ToUpdates())
        {
            await Task.Yield();
            yield return update;
        }
    }

    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceKey is null && serviceType.IsInstanceOfType(this) ? this : null;

    public void Dispose() { }

    private ScriptedReply Record(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options,
        bool isStreamed,
        CancellationToken cancellationToken
    )
    {
        // a copy: the caller goes on with its list
        Requests.Add(new RecordedRequest([.. messages], options, isStreamed, cancellationToken));
        return replies.Count > 0
            ? replies.Dequeue()
            : throw new InvalidOperationException("The client was asked more often than it has replies.");
    }
}
