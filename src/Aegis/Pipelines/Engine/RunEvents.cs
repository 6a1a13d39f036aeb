using System.Threading.Channels;

namespace Aegis.Pipelines;

/// <summary>Tells those who follow a run of its events, one at a time, until the run has ended.</summary>
internal sealed class RunEvents(
    PipelineRunRecord run,
    RunClock clock,
    RunControl control,
    IProgress<PipelineEvent>? progress,
    ChannelWriter<PipelineEvent>? stream
)
{
    private readonly object gate = new();
    private bool closed;

    /// <summary>What to stamp an event with that happens now.</summary>
    public EventStamp Now => At(clock.Now);

    /// <summary>What to stamp an event with that happened at a reading of the run's clock.</summary>
    public EventStamp At(long timestamp) => new(run, timestamp);

    /// <summary>What a listener threw.</summary>
    public Exception? Fault { get; private set; }

    /// <summary>Tells of an event, unless the run has ended or a listener has thrown.</summary>
    public void Publish(PipelineEvent happened)
    {
        lock (gate)
        {
            if (closed)
            {
                return;
            }

            stream?.TryWrite(happened);
            try
            {
                progress?.Report(happened);
            }
            catch (Exception exception)
            {
                // not the fault of the agent on whose thread this is: it goes on, and the run ends with the exception
                closed = true;
                Fault = exception;
                control.Fail(exception);
            }
        }
    }

    /// <summary>Nothing is told from now on.</summary>
    public void Close()
    {
        lock (gate)
        {
            closed = true;
            stream?.TryComplete();
        }
    }
}
