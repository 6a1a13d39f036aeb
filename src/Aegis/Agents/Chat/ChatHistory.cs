using Microsoft.Extensions.AI;

namespace Aegis.Agents;

/// <summary>The messages of a conversation, and which of them the model has yet to see.</summary>
internal sealed class ChatHistory
{
    private readonly List<ChatMessage> messages = [];
    private int known;

    /// <summary>What the next request carries: everything, unless the service keeps the conversation itself.</summary>
    public IReadOnlyList<ChatMessage> Next => known == 0 ? messages : messages.GetRange(known, messages.Count - known);

    /// <summary>Adds a message of ours.</summary>
    public void Add(ChatMessage message) => messages.Add(message);

    /// <summary>Adds what the model answered.</summary>
    public void Add(ChatResponse response)
    {
        messages.AddRange(response.Messages);
        known = response.ConversationId is null ? 0 : messages.Count;
    }
}
