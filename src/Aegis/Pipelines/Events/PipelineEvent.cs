using Aegis.Pipelines;

namespace Aegis;

/// <summary>Something that happened in a run.</summary>
public abstract class PipelineEvent
{
    private readonly EventStamp stamp;

    private protected PipelineEvent(in EventStamp stamp) => this.stamp = stamp;

    /// <summary>The id of the run.</summary>
    public string RunId => stamp.Run.RunId;

    /// <summary>When it happened, by the pipeline's <see cref="TimeProvider"/>.</summary>
    public DateTimeOffset Timestamp => stamp.Run.Clock!.TimeOf(stamp.Timestamp);

    /// <summary>What happened, without its details.</summary>
    public override string ToString() => GetType().Name;
}
