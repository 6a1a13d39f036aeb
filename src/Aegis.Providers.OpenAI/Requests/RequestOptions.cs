using Microsoft.Extensions.AI;
using OpenAI.Chat;

namespace Aegis.Providers;

/// <summary>The options of a request.</summary>
internal static class RequestOptions
{
    /// <summary>
    /// What the request's options say; where they say nothing, and its raw representation does, that holds.
    /// </summary>
    public static ChatCompletionOptions Of(IChatClient client, ChatOptions? options, CompletionsSettings settings)
    {
        var mapped = options?.RawRepresentationFactory?.Invoke(client) as ChatCompletionOptions ?? new();
        Limit(mapped, options?.MaxOutputTokens ?? settings.Options.MaxOutputTokens, settings.Endpoint);
        if (options is null)
        {
            return mapped;
        }

        mapped.Temperature = options.Temperature ?? mapped.Temperature;
        mapped.TopP = options.TopP ?? mapped.TopP;
        mapped.FrequencyPenalty = options.FrequencyPenalty ?? mapped.FrequencyPenalty;
        mapped.PresencePenalty = options.PresencePenalty ?? mapped.PresencePenalty;
        mapped.Seed = options.Seed ?? mapped.Seed;
        mapped.ReasoningEffortLevel = Effort(options.Reasoning?.Effort) ?? mapped.ReasoningEffortLevel;
        mapped.ResponseFormat = RequestFormat.Of(options.ResponseFormat) ?? mapped.ResponseFormat;
        foreach (var sequence in options.StopSequences ?? [])
        {
            mapped.StopSequences.Add(sequence);
        }

        RequestTools.Add(mapped, options);
        return mapped;
    }

    private static void Limit(ChatCompletionOptions mapped, int? tokens, OpenAIEndpoint endpoint)
    {
        if (tokens is not { } limit)
        {
            return;
        }

        if (endpoint.LimitsCompletionTokens)
        {
            mapped.MaxOutputTokenCount = limit;
        }
        else
        {
            mapped.Patch.Set("$.max_tokens"u8, limit);
        }
    }

    private static ChatReasoningEffortLevel? Effort(ReasoningEffort? effort) =>
        effort switch
        {
            ReasoningEffort.None => ChatReasoningEffortLevel.None,
            ReasoningEffort.Low => ChatReasoningEffortLevel.Low,
            ReasoningEffort.Medium => ChatReasoningEffortLevel.Medium,
            ReasoningEffort.High => ChatReasoningEffortLevel.High,
            ReasoningEffort.ExtraHigh => ChatReasoningEffortLevel.ExtraHigh,
            // the type converts from string: a bare null would be taken for one
            _ => (ChatReasoningEffortLevel?)null,
        };
}
