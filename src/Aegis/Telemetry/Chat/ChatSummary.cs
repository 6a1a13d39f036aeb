using System.Diagnostics;
using Microsoft.Extensions.AI;
using static Aegis.Telemetry.TelemetryNames;

namespace Aegis.Telemetry;

/// <summary>What a request leaves with the agent that made it.</summary>
internal sealed class ChatSummary
{
    private string? finishReason;
    private string? output;

    public required string Provider { get; init; }

    public required string? RequestModel { get; init; }

    /// <summary>What was asked, where content may be told; of an agent, what was asked first.</summary>
    public ChatContent? FirstInput { get; set; }

    /// <summary>Takes what it needs of the answer.</summary>
    public void Note(ChatResponse? response, bool tellsContent)
    {
        finishReason = response?.FinishReason?.Value;
        output = tellsContent && response is not null ? ChatContent.Write(response.Messages, finishReason) : null;
    }

    /// <summary>Says on the agent's span what its last request was.</summary>
    public void Describe(Activity agent)
    {
        agent.SetTag(ProviderName, Provider);
        if (RequestModel is not null)
        {
            agent.SetTag(TelemetryNames.RequestModel, RequestModel);
        }

        FirstInput?.Describe(agent);
        DescribeAnswer(agent);
    }

    public void DescribeAnswer(Activity activity)
    {
        if (finishReason is not null)
        {
            activity.SetTag(ResponseFinishReasons, new[] { finishReason });
        }

        if (output is not null)
        {
            activity.SetTag(OutputMessages, output);
        }
    }
}
