namespace Aegis;

/// <summary>What became of one run of a pipeline.</summary>
public abstract class PipelineResult
{
    /// <summary>What became of the run.</summary>
    public abstract PipelineStatus Status { get; }
}
