namespace Aegis;

/// <summary>What the other agents of a run do when one fails.</summary>
public enum OnFailure
{
    /// <summary>Agents that need the failed one are skipped; independent branches go on.</summary>
    Continue,

    /// <summary>Nothing new starts, what runs is cancelled, and what never started is skipped.</summary>
    StopPipeline,
}
