using System.ComponentModel;
using Microsoft.Extensions.AI;

namespace Aegis.Pipelines;

/// <summary>
/// What only some agents have to say: those that failed, were skipped or cancelled, used a model, or ran while somebody
/// wanted to know how long. An agent without one succeeded at the first attempt.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class AgentReport(string agentId)
{
    /// <summary>The agent's id.</summary>
    public string AgentId { get; } = agentId;

    /// <summary>What became of the agent.</summary>
    public AgentStatus Status { get; set; }

    /// <summary>Whether it succeeded in an earlier run of the same id, and was not called in this one.</summary>
    public bool IsReplayed { get; set; }

    /// <summary>The exception that ended the agent; none unless it failed or was cancelled.</summary>
    public Exception? Error { get; set; }

    /// <summary>The ids of the agents that failed or were cancelled and so kept this one from starting.</summary>
    public IReadOnlyList<string> SkippedBecause { get; set; } = [];

    /// <summary>How often the run method was called.</summary>
    public int Attempts { get; set; }

    /// <summary>What the models that the agent asked have counted; none when it asked none.</summary>
    public UsageDetails? Usage { get; set; }

    /// <summary>How long the agent ran; none when nothing asked for it.</summary>
    public TimeSpan? Duration { get; set; }

    /// <summary>The reading of the run's clock with which the agent ended; 0 when nothing was measured.</summary>
    internal long EndedAt { get; set; }

    /// <summary>What keeps those from starting that need this agent; none when it succeeded.</summary>
    internal SkipCause? Blame { get; set; }
}
