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

    public static AgentReport ReportOf(RunAgent agent) =>
        new(agent.AgentId)
        {
            Status = AgentStatus.Succeeded,
            IsReplayed = true,
            Attempts = agent.Attempts,
            Usage = agent.Usage is { } usage ? JsonSerializer.Deserialize(usage, Usage) : null,
            Duration = agent.Duration,
        };
}
