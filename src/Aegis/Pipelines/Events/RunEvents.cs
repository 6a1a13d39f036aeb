using Aegis.Pipelines;

namespace Aegis;

/// <summary>The run began.</summary>
public sealed class RunStarted : PipelineEvent
{
    internal RunStarted(in EventStamp stamp, PipelineGraph graph)
        : base(stamp) => Graph = graph;

    /// <summary>The pipeline's agents and edges.</summary>
    public PipelineGraph Graph { get; }
}

/// <summary>The run ended; always the last event.</summary>
public class RunCompleted : PipelineEvent
{
    private protected RunCompleted(in EventStamp stamp, PipelineResult result)
        : base(stamp) => Result = result;

    /// <summary>What became of the run.</summary>
    public PipelineResult Result { get; }

    /// <summary>What became of the run.</summary>
    public override string ToString() => $"{nameof(RunCompleted)} {Result}";
}

/// <summary>The run ended; always the last event.</summary>
/// <typeparam name="TResult">The type of the pipeline's result.</typeparam>
public sealed class RunCompleted<TResult> : RunCompleted
    where TResult : PipelineResult
{
    internal RunCompleted(in EventStamp stamp, TResult result)
        : base(stamp, result) => Result = result;

    /// <inheritdoc cref="RunCompleted.Result"/>
    public new TResult Result { get; }
}
