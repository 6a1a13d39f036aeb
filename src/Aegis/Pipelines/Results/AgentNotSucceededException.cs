namespace Aegis;

/// <summary>The value of an agent that did not succeed was asked for.</summary>
public sealed class AgentNotSucceededException : InvalidOperationException
{
    /// <summary>Names the agent and why it has no value.</summary>
    /// <param name="agentId">The agent's id.</param>
    /// <param name="status">What became of it.</param>
    /// <param name="skippedBecause">The agents that kept it from starting.</param>
    /// <param name="cause">The exception that ended it, if one did.</param>
    public AgentNotSucceededException(
        string agentId,
        AgentStatus status,
        IReadOnlyList<string> skippedBecause,
        Exception? cause
    )
        : base(Describe(agentId, status, skippedBecause, cause), cause)
    {
        AgentId = agentId;
        Status = status;
        SkippedBecause = skippedBecause;
    }

    /// <summary>The agent's id.</summary>
    public string AgentId { get; }

    /// <summary>What became of the agent.</summary>
    public AgentStatus Status { get; }

    /// <summary>The ids of the agents that failed or were cancelled and so kept this one from starting.</summary>
    public IReadOnlyList<string> SkippedBecause { get; }

    private static string Describe(
        string agentId,
        AgentStatus status,
        IReadOnlyList<string> skippedBecause,
        Exception? cause
    ) =>
        status switch
        {
            AgentStatus.Skipped when skippedBecause.Count > 0 =>
                $"Agent '{agentId}' has no value: it was skipped because of {string.Join(", ", skippedBecause)}.",
            AgentStatus.Skipped => $"Agent '{agentId}' has no value: it was skipped because the run was stopped.",
            AgentStatus.Cancelled => $"Agent '{agentId}' has no value: it was cancelled when the run was stopped.",
            _ => $"Agent '{agentId}' has no value: it failed with {cause?.GetType().Name}: {cause?.Message}",
        };
}
