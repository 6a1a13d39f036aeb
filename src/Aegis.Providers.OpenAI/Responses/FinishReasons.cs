using Microsoft.Extensions.AI;
using Reason = OpenAI.Chat.ChatFinishReason;

namespace Aegis.Providers;

/// <summary>Why the model stopped.</summary>
internal static class FinishReasons
{
    /// <summary>The reason; a refusal stops like any answer, but is one that was withheld.</summary>
    public static ChatFinishReason Of(Reason reason, string? refusal) =>
        string.IsNullOrEmpty(refusal) ? Of(reason) : ChatFinishReason.ContentFilter;

    private static ChatFinishReason Of(Reason reason) =>
        reason switch
        {
            Reason.Stop => ChatFinishReason.Stop,
            Reason.Length => ChatFinishReason.Length,
            Reason.ContentFilter => ChatFinishReason.ContentFilter,
            Reason.ToolCalls or Reason.FunctionCall => ChatFinishReason.ToolCalls,
            _ => new ChatFinishReason($"{reason}"),
        };
}
