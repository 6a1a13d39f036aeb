namespace Aegis;

/// <summary>How one run differs from what the pipeline declares.</summary>
public sealed class PipelineRunOptions
{
    /// <summary>The id of the run. Default: a new one, made when first asked for.</summary>
    public string? RunId { get; init; }

    /// <summary>How many agents may run at once; 0: no bound. Default: what the pipeline declares.</summary>
    public int? MaxConcurrency { get; init; }

    /// <summary>What the other agents do when one fails. Default: what the pipeline declares.</summary>
    public OnFailure? OnFailure { get; init; }

    /// <summary>
    /// How long the run may take; <see cref="System.Threading.Timeout.InfiniteTimeSpan"/>: no limit.
    /// Default: what the pipeline declares.
    /// </summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>
    /// Whether to measure how long each agent and the run take. Default: <see langword="false"/>; agents that ask a
    /// model are measured all the same.
    /// </summary>
    public bool MeasureDuration { get; init; }

    /// <summary>
    /// Is told of each event of the run as it happens, on the thread on which it happens. Default: nobody.
    /// It should return quickly; an exception it throws ends the run.
    /// </summary>
    public IProgress<PipelineEvent>? Progress { get; init; }
}
