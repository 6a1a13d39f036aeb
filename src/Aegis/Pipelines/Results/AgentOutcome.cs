using Aegis.Pipelines;
using Microsoft.Extensions.AI;

namespace Aegis;

/// <summary>What became of one agent in one run, without its value.</summary>
public readonly struct AgentOutcome
{
    private readonly AgentReport? report;

    internal AgentOutcome(string agentId, AgentReport? report)
    {
        AgentId = agentId;
        this.report = report;
    }

    /// <summary>The agent's id.</summary>
    public string AgentId { get; }

    /// <summary>What became of the agent.</summary>
    public AgentStatus Status => report?.Status ?? AgentStatus.Succeeded;

    /// <summary>
    /// Whether the agent succeeded when the same durable run was run before, and was not called this time: its value, attempts,
    /// usage and duration are those of then.
    /// </summary>
    public bool IsReplayed => report is { IsReplayed: true };

    /// <summary>The exception that ended the agent; none unless it failed or was cancelled.</summary>
    public Exception? Error => report?.Error;

    /// <summary>
    /// The ids of the agents that failed or were cancelled and so kept this one from starting; empty unless skipped.
    /// </summary>
    public IReadOnlyList<string> SkippedBecause => report?.SkippedBecause ?? [];

    /// <summary>How often the run method was called; 0 when it never was.</summary>
    public int Attempts => report?.Attempts ?? 1;

    /// <summary>What the models that the agent asked have counted; none when it asked none.</summary>
    public UsageDetails? Usage => report?.Usage;

    /// <summary>How long the agent ran; none when it asked no model and nothing asked for events or timing.</summary>
    public TimeSpan? Duration => report?.Duration;

    /// <summary>The id, the status, and why.</summary>
    public override string ToString() =>
        Status switch
        {
            AgentStatus.Skipped when SkippedBecause.Count > 0 =>
                $"{AgentId}: Skipped because of {string.Join(", ", SkippedBecause)}",
            AgentStatus.Failed => $"{AgentId}: Failed: {Error?.Message}",
            _ => $"{AgentId}: {Status}",
        };
}
