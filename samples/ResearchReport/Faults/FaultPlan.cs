namespace ResearchReport.Faults;

/// <summary>Which agent is to fail, so that one can see what the pipeline makes of it.</summary>
/// <param name="AgentId">The agent; none when all is to go well.</param>
public sealed record FaultPlan(string? AgentId)
{
    /// <summary>Throws when it is this agent's turn to fail.</summary>
    /// <exception cref="PlannedFaultException">It is.</exception>
    public void ThrowIfPlanned(string? agentId)
    {
        if (AgentId is not null && AgentId == agentId)
        {
            throw new PlannedFaultException(AgentId);
        }
    }
}

/// <summary>An agent failed because it was told to.</summary>
public sealed class PlannedFaultException(string agentId) : Exception($"{agentId} was told to fail by --fail.");
