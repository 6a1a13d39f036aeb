using Microsoft.Extensions.AI;
using OpenAI.Chat;

namespace Aegis.Providers;

/// <summary>What an answer has counted.</summary>
internal static class TokenUsage
{
    public static UsageDetails? Of(ChatTokenUsage? usage) =>
        usage is null
            ? null
            : new UsageDetails
            {
                InputTokenCount = usage.InputTokenCount,
                OutputTokenCount = usage.OutputTokenCount,
                TotalTokenCount = usage.TotalTokenCount,
                CachedInputTokenCount = usage.InputTokenDetails?.CachedTokenCount,
                ReasoningTokenCount = usage.OutputTokenDetails?.ReasoningTokenCount,
            };
}
