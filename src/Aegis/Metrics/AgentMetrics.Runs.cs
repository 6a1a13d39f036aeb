using Aegis.Pipelines;

namespace Aegis.Metrics;

// runs that are recorded by themselves
public sealed partial class AgentMetrics
{
    /// <summary>Takes a run that has ended. Nothing is made of it here: the run's caller waits.</summary>
    internal void Add(
        PipelineRunRecord record,
        string tenant,
        AgentReport?[] reports,
        RunClock runClock,
        TimeProvider time,
        bool timedOut
    ) => buffer.Add(new FinishedRun(record, tenant, reports, runClock, time, timedOut, taxonomies));
}
