namespace Aegis.Pipelines;

// what is recorded of runs that needed no engine
public sealed partial class PipelineRunner<TState, TResult>
{
    private void NoteMetrics(PipelineRunRecord record, InlineTiming timing, string tenant) =>
        host.Metrics?.Add(record, tenant, timing.Reports, timing.Clock, host.TimeProvider, timedOut: false);
}
