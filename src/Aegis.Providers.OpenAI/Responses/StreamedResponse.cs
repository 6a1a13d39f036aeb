using Microsoft.Extensions.AI;
using OpenAI.Chat;

namespace Aegis.Providers;

/// <summary>An answer that comes in pieces.</summary>
internal sealed class StreamedResponse(ProviderFaults faults)
{
    private readonly StreamedCalls calls = new();
    private StreamingChatCompletionUpdate? latest;
    private bool isRefused;

    /// <summary>A piece, without calls that are not complete yet.</summary>
    /// <exception cref="ProviderException">The server reports an error instead.</exception>
    public ChatResponseUpdate Next(StreamingChatCompletionUpdate piece)
    {
        if (ReportedError.Of(piece.Patch) is { } error)
        {
            throw faults.Reported(error);
        }

        latest = piece;
        isRefused |= !string.IsNullOrEmpty(piece.RefusalUpdate);
        foreach (var call in piece.ToolCallUpdates)
        {
            calls.Add(call);
        }

        var contents = ResponseParts.Of(piece.ContentUpdate, piece.RefusalUpdate).ToList();
        if (piece.FinishReason is not null)
        {
            contents.AddRange(calls.Take(piece.CompletionId));
        }

        if (TokenUsage.Of(piece.Usage) is { } usage)
        {
            contents.Add(new UsageContent(usage));
        }

        var update = Update(piece, contents);
        update.FinishReason = piece.FinishReason is { } reason
            ? FinishReasons.Of(reason, isRefused ? "refused" : null)
            : null;
        return update;
    }

    /// <summary>Calls that a server never said are complete; none when there are none left.</summary>
    public ChatResponseUpdate? End() =>
        latest is not null && calls.Take(latest.CompletionId) is { Count: > 0 } left ? Update(latest, left) : null;

    private static ChatResponseUpdate Update(StreamingChatCompletionUpdate piece, List<AIContent> contents) =>
        new(ChatRole.Assistant, contents)
        {
            ResponseId = piece.CompletionId,
            MessageId = piece.CompletionId,
            ModelId = piece.Model,
            CreatedAt = piece.CreatedAt,
            RawRepresentation = piece,
        };
}
