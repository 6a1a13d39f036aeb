using System.Diagnostics;
using Microsoft.Extensions.AI;
using static Aegis.Telemetry.TelemetryNames;

namespace Aegis.Telemetry;

/// <summary>What a model has counted, as tags.</summary>
internal static class UsageTags
{
    public static void Set(Activity activity, UsageDetails? usage)
    {
        if (usage is null)
        {
            return;
        }

        Set(activity, UsageInputTokens, usage.InputTokenCount);
        Set(activity, UsageOutputTokens, usage.OutputTokenCount);
        Set(activity, UsageCacheReadTokens, usage.CachedInputTokenCount);
        Set(activity, UsageReasoningTokens, usage.ReasoningTokenCount);
    }

    private static void Set(Activity activity, string name, long? count)
    {
        if (count is { } known)
        {
            activity.SetTag(name, known);
        }
    }
}
