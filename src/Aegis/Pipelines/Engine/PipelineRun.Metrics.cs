namespace Aegis.Pipelines;

// what is recorded of a run, whatever becomes of its result
public abstract partial class PipelineRun
{
    private void NoteMetrics()
    {
        if (host.Metrics is { } metrics && clock is not null && reports is not null)
        {
            var ended = EnsureRecord();
            metrics.Add(ended, ended.Tenant, reports, clock, host.TimeProvider, control is { TimedOut: true });
        }
    }
}
