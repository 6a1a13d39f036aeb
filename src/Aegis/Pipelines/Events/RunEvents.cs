namespace Aegis;

/// <summary>The run began.</summary>
public sealed class RunStarted : PipelineEvent
{
    internal RunStarted(string runId, DateTimeOffset timestamp, PipelineGraph graph)
        : base(runId, timestamp) => Graph = graph;

    /// <summary>The pipeline's agents and edges.</summary>
    public PipelineGraph Graph { get; }
}

/// <summary>The run ended; always the last event.</summary>
public class RunCompleted : PipelineEvent
{
    private protected RunCompleted(string runId, DateTimeOffset timestamp, PipelineResult result)
        : base(runId, timestamp) => Result = result;

    /// <summary>What became of the run.</summary>
    public PipelineResult Result { get; }
}

/// <summary>The run ended; always the last event.</summary>
/// <typeparam name="TResult">The type of the pipeline's result.</typeparam>
public sealed class RunCompleted<TResult> : RunCompleted
    where TResult : PipelineResult
{
    internal RunCompleted(string runId, DateTimeOffset timestamp, TResult result)
        : base(runId, timestamp, result) => Result = result;

    /// <inheritdoc cref="RunCompleted.Result"/>
    public new TResult Result { get; }
}
