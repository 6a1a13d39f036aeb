namespace Aegis;

/// <summary>Something that happened in a run.</summary>
public abstract class PipelineEvent
{
    private protected PipelineEvent(string runId, DateTimeOffset timestamp)
    {
        RunId = runId;
        Timestamp = timestamp;
    }

    /// <summary>The id of the run.</summary>
    public string RunId { get; }

    /// <summary>When it happened, by the pipeline's <see cref="TimeProvider"/>.</summary>
    public DateTimeOffset Timestamp { get; }
}
