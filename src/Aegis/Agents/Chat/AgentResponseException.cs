using System.Globalization;
using Aegis.Agents;
using Microsoft.Extensions.AI;

namespace Aegis;

/// <summary>A model answered an agent, but not with anything the agent can use.</summary>
public sealed class AgentResponseException : Exception
{
    private const int ExcerptLength = 300;

    private AgentResponseException(string agentId, string message)
        : base(message) => AgentId = agentId;

    /// <summary>The agent's id.</summary>
    public string AgentId { get; }

    /// <summary>Why the model stopped, when it said so.</summary>
    public ChatFinishReason? FinishReason { get; private init; }

    /// <summary>The type that the answer had to fit; none when a text was asked for.</summary>
    public string? Expected { get; private init; }

    /// <summary>The answer, shortened to 300 characters; none when it was empty.</summary>
    public string? Received { get; private init; }

    /// <summary>The text of a complete response.</summary>
    /// <exception cref="AgentResponseException">There is none, it was cut off or it was withheld.</exception>
    internal static string TextOrThrow(string agentId, ChatResponse response)
    {
        var text = AnswerText.Of(response);
        var problem = response.FinishReason switch
        {
            var reason when reason == ChatFinishReason.ContentFilter => "was withheld by the content filter",
            var reason when reason == ChatFinishReason.Length => "was cut off at the limit of output tokens",
            _ when string.IsNullOrWhiteSpace(text) => "is empty",
            _ => null,
        };
        if (problem is null)
        {
            return text;
        }

        var stated = response.FinishReason is { } stop ? $" (finish reason: {stop})" : "";
        var error = response
            .Messages.SelectMany(static message => message.Contents)
            .OfType<ErrorContent>()
            .FirstOrDefault();
        var said = error is null ? "" : $" The model reported: {error.Message}";
        var received = Excerpt(text);
        var soFar = received is null ? "" : $" Received: {received}";
        throw new AgentResponseException(
            agentId,
            $"The model's answer to agent '{agentId}' {problem}{stated}.{said}{soFar}"
        )
        {
            FinishReason = response.FinishReason,
            Received = received,
        };
    }

    internal static AgentResponseException StillCalls(
        string agentId,
        int limit,
        IReadOnlyList<FunctionCallContent> calls
    )
    {
        var names = Excerpt(string.Join(", ", calls.Select(static call => call.Name).Distinct(StringComparer.Ordinal)));
        return new(
            agentId,
            $"The model of agent '{agentId}' still calls tools{(names is null ? "" : $" ({names})")} after the limit of {limit} "
                + $"{(limit == 1 ? "round" : "rounds")} of tool calls, though it was asked to answer without. If the work needs "
                + $"more rounds, raise [Agent({nameof(AgentAttribute.MaxToolRounds)} = …)], or for all agents that do not set it "
                + $"{nameof(AegisOptions)}.{nameof(AegisOptions.MaxToolRounds)}."
        )
        {
            FinishReason = ChatFinishReason.ToolCalls,
        };
    }

    internal static AgentResponseException DoesNotFit(string agentId, string expected, string misfit, string answer) =>
        new(
            agentId,
            $"The model's answer to agent '{agentId}' is no {expected}, even after it was asked to correct it. "
                + $"{misfit} Received: {Excerpt(answer)}"
        )
        {
            Expected = expected,
            Received = Excerpt(answer),
        };

    private static string? Excerpt(string text)
    {
        var trimmed = text.Trim();
        if (trimmed.Length <= ExcerptLength)
        {
            return trimmed.Length == 0 ? null : trimmed;
        }

        // not through the middle of a character
        var elements = StringInfo.ParseCombiningCharacters(trimmed[..(ExcerptLength + 1)]);
        return string.Concat(trimmed.AsSpan(0, elements[^1]), "…");
    }
}
