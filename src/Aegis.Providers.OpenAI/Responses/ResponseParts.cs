using Microsoft.Extensions.AI;
using OpenAI.Chat;

namespace Aegis.Providers;

/// <summary>What an answer, or a piece of one, says.</summary>
internal static class ResponseParts
{
    public static IEnumerable<AIContent> Of(ChatMessageContent? content, string? refusal)
    {
        foreach (var part in content ?? [])
        {
            if (part is { Kind: ChatMessageContentPartKind.Text, Text.Length: > 0 })
            {
                yield return new TextContent(part.Text) { RawRepresentation = part };
            }
        }

        if (!string.IsNullOrEmpty(refusal))
        {
            yield return new ErrorContent(refusal) { ErrorCode = "refusal" };
        }
    }
}
