using Microsoft.Extensions.AI;

namespace Aegis.Telemetry;

/// <summary>A request whose answer comes in pieces.</summary>
internal sealed class StreamedChatSpan(ChatSpan span) : IStreamSpan<ChatResponseUpdate>
{
    private readonly List<ChatResponseUpdate> updates = [];
    private long previous;

    public void Enter() => span.Enter();

    public void Note(ChatResponseUpdate item)
    {
        previous = span.NoteChunk(previous, item.ModelId);
        updates.Add(item);
    }

    public void End(Exception? error) => span.End(updates.Count == 0 ? null : updates.ToChatResponse(), error);
}
