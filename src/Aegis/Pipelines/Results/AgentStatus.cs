namespace Aegis;

/// <summary>What became of one agent in one run.</summary>
public enum AgentStatus
{
    /// <summary>Its run method returned.</summary>
    Succeeded,

    /// <summary>Its run method threw.</summary>
    Failed,

    /// <summary>It never started, because an agent it needs did not succeed or because the run was stopped.</summary>
    Skipped,

    /// <summary>It was running when the run was stopped or timed out, and ended by that.</summary>
    Cancelled,
}
