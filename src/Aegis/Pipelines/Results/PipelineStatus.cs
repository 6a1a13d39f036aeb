namespace Aegis;

/// <summary>What became of one run of a pipeline.</summary>
public enum PipelineStatus
{
    /// <summary>Every agent succeeded.</summary>
    Succeeded,

    /// <summary>At least one agent did not succeed.</summary>
    Failed,

    /// <summary>The run's timeout ended it before every agent had.</summary>
    TimedOut,
}
