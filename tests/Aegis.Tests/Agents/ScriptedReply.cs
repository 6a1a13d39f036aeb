using Microsoft.Extensions.AI;

namespace Aegis.Tests.Agents;

/// <summary>One answer of a <see cref="ScriptedChatClient"/>.</summary>
internal sealed record ScriptedReply(params string[] Pieces)
{
    /// <summary>A reply that asks for tools.</summary>
    public static ScriptedReply Calling(params AIContent[] calls) =>
        new() { Contents = calls, FinishReason = ChatFinishReason.ToolCalls };

    public UsageDetails? Usage { get; init; }

    /// <summary>Usage that a stream tells before its first piece.</summary>
    public UsageDetails? UsageFirst { get; init; }

    public ChatFinishReason? FinishReason { get; init; } = ChatFinishReason.Stop;

    /// <summary>Content beside the text.</summary>
    public IReadOnlyList<AIContent> Contents { get; init; } = [];

    /// <summary>Says that the service keeps the conversation.</summary>
    public string? ConversationId { get; init; }

    /// <summary>Done before a piece is given; told its index.</summary>
    public Action<int>? BeforePiece { get; init; }

    public ChatResponse ToResponse()
    {
        BeforePiece?.Invoke(0);
        var contents = Contents.Concat(Pieces.Select(piece => (AIContent)new TextContent(piece))).ToList();
        return new ChatResponse(new ChatMessage(ChatRole.Assistant, contents))
        {
            Usage = Usage,
            FinishReason = FinishReason,
            ConversationId = ConversationId,
        };
    }

    public IEnumerable<ChatResponseUpdate> ToUpdates()
    {
        if (UsageFirst is not null)
        {
            yield return new ChatResponseUpdate(ChatRole.Assistant, [new UsageContent(UsageFirst)]);
        }

        for (var index = 0; index < Pieces.Length; index++)
        {
            BeforePiece?.Invoke(index);
            yield return new ChatResponseUpdate(ChatRole.Assistant, Pieces[index]);
        }

        yield return new ChatResponseUpdate(
            ChatRole.Assistant,
            [.. Contents, .. Usage is null ? Array.Empty<AIContent>() : [new UsageContent(Usage)]]
        )
        {
            FinishReason = FinishReason,
            ConversationId = ConversationId,
        };
    }
}
