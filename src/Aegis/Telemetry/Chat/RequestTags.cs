using System.Diagnostics;
using Microsoft.Extensions.AI;
using static Aegis.Telemetry.TelemetryNames;

namespace Aegis.Telemetry;

/// <summary>How a model is asked, as tags.</summary>
internal static class RequestTags
{
    public static void Set(Activity activity, ChatOptions? options, bool isStreamed)
    {
        if (isStreamed)
        {
            activity.SetTag(RequestStream, true);
        }

        if (options is null)
        {
            return;
        }

        Set(activity, ConversationId, options.ConversationId);
        Set(activity, RequestMaxTokens, options.MaxOutputTokens);
        Set(activity, RequestTemperature, options.Temperature);
        Set(activity, RequestTopP, options.TopP);
        Set(activity, RequestTopK, options.TopK);
        Set(activity, RequestSeed, options.Seed);
        Set(activity, RequestFrequencyPenalty, options.FrequencyPenalty);
        Set(activity, RequestPresencePenalty, options.PresencePenalty);
        Set(activity, RequestStopSequences, options.StopSequences is { Count: > 0 } stops ? stops.ToArray() : null);
        Set(activity, OutputType, TypeOf(options.ResponseFormat));
    }

    private static string? TypeOf(ChatResponseFormat? format) =>
        format switch
        {
            ChatResponseFormatJson => "json",
            ChatResponseFormatText => "text",
            _ => null,
        };

    private static void Set(Activity activity, string name, object? value)
    {
        if (value is not null)
        {
            activity.SetTag(name, value);
        }
    }
}
