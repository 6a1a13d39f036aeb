using Aegis.Ledger;
using Aegis.Resilience;
using Aegis.Runs;

namespace Aegis.Pipelines;

/// <summary>What holds for one run: what its caller asked for, else what the pipeline declares.</summary>
internal readonly struct RunSettings(
    PipelineShape shape,
    PipelineRunOptions? options,
    PipelineHost host,
    DurableRun? durable = null
)
{
    public int MaxConcurrency => options?.MaxConcurrency ?? shape.MaxConcurrency;

    public OnFailure OnFailure => options?.OnFailure ?? shape.OnFailure;

    public TimeSpan Timeout => options?.Timeout ?? shape.Timeout;

    public long TokenBudget => options?.TokenBudget ?? shape.TokenBudget;

    public bool MeasuresDuration => options is { MeasureDuration: true } || host.Metrics is not null;

    public AgentPool? Pool => options?.Pool ?? host.Pool;

    public IProgress<PipelineEvent>? Progress => options?.Progress;

    public string? RunId => options?.RunId;

    public string Tenant => options?.Tenant ?? LedgerAction.DefaultTenant;

    /// <summary>Where the run is kept; none for a run that ends with its process.</summary>
    public DurableRun? Durable => durable;

    /// <summary>Whether something other than the caller's token may stop the run.</summary>
    public bool HasTimeoutOrStops =>
        OnFailure == OnFailure.StopPipeline || Timeout != System.Threading.Timeout.InfiniteTimeSpan;

    /// <summary>Whether agents may run before there is a run state: nothing may stop them, and nobody follows them.</summary>
    public bool AllowInline => !HasTimeoutOrStops && !shape.MeasuresAgents && Progress is null && Pool is null;
}
