using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Aegis.Agents;
using Aegis.Pipelines;
using Microsoft.Extensions.AI;

namespace Aegis.Runs;

/// <summary>What there is to say of an agent that succeeded before.</summary>
internal static class ReplayedAgent
{
    private static readonly JsonTypeInfo<UsageDetails> Usage =
        (JsonTypeInfo<UsageDetails>)AgentJson.TypeInfo(AIJsonUtilities.DefaultOptions, typeof(UsageDetails));

    public static string? WriteUsage(UsageDetails? usage) =>
        usage is null ? null : JsonSerializer.Serialize(usage, Usage);

    /// <exception cref="RunValueException">What was kept of it can not be read.</exception>
    public static AgentReport ReportOf(string runId, RunAgent agent) =>
        new(agent.AgentId)
        {
            Status = AgentStatus.Succeeded,
            IsReplayed = true,
            Attempts = agent.Attempts,
            Usage = agent.Usage is { } usage ? ReadUsage(runId, agent.AgentId, usage) : null,
            Duration = agent.Duration,
        };

    private static UsageDetails? ReadUsage(string runId, string agentId, string usage)
    {
        try
        {
            return JsonSerializer.Deserialize(usage, Usage);
        }
        catch (Exception error) when (error is JsonException or NotSupportedException)
        {
            throw new RunValueException(
                runId,
                $"The usage that run '{runId}' has kept of agent '{agentId}' can not be read: {error.Message} Restore its store "
                    + "from a backup, or use a new RunId.",
                error
            );
        }
    }
}
