using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Aegis.Agents;
using Aegis.Ledger;

namespace Aegis.Pipelines;

// what one run needs and the next must not see
public abstract partial class PipelineRun
{
    private ExecutionContext? executionContext;
    private CancellationToken callerToken;
    private OnFailure onFailure;
    private RunModes modes;
    private bool measuresAll;

    /// <summary>Whether more than one thread may be at work, so that arrivals must be interlocked.</summary>
    private bool concurrent;

    /// <summary>How many agents that no other waits for have not ended.</summary>
    private int openSinks;

    private PipelineRunRecord? record;
    private RunClock? clock;
    private RunControl? control;
    private RunEvents? events;
    private ConcurrencyGate? gate;
    private PipelineHost? resources;
    private AgentReport?[]? reports;
    private AgentContext?[]? contexts;
    private long[]? startedAt;
    private IReadOnlyList<Exception>? cleanupErrors;
    private long endedAt;

    private protected void Prepare(
        in RunSettings settings,
        ChannelWriter<PipelineEvent>? stream,
        InlineTiming? timing,
        CancellationToken callerToken
    )
    {
        this.callerToken = callerToken;
        Token = callerToken;
        onFailure = settings.OnFailure;
        openSinks = edges.Sinks;
        var followed = settings.Progress is not null || stream is not null;
        if (settings.HasTimeoutOrStops || followed || settings.Durable is not null)
        {
            control = new RunControl(host.TimeProvider, settings.Timeout, callerToken);
            Token = control.Token;
        }

        if (settings.Durable is { } kept)
        {
            durable = kept;
            commits = new Task?[traits.Length];
        }

        if (settings.RunId is not null || settings.Tenant != LedgerAction.DefaultTenant)
        {
            record = new PipelineRunRecord(shape, settings.RunId) { Tenant = settings.Tenant };
        }

        if (settings.TokenBudget is > 0 and var tokens)
        {
            record ??= new PipelineRunRecord(shape);
            record.Budget = new TokenBudget(tokens);
        }

        measuresAll = followed || settings.MeasuresDuration;
        if (measuresAll || shape.MeasuresAgents)
        {
            clock = timing?.Clock ?? new RunClock(host.TimeProvider, tellsTime: followed);
            reports = timing?.Reports;
            startedAt ??= new long[traits.Length];
            Array.Clear(startedAt);
        }

        if (followed)
        {
            record ??= new PipelineRunRecord(shape);
            record.Clock = clock;
            events = record.Events = new RunEvents(record, clock!, control!, settings.Progress, stream);
        }

        if (settings.MaxConcurrency is > 0 and var limit)
        {
            gate = new ConcurrencyGate(limit);
        }

        if (settings.Pool is not null)
        {
            pool = settings.Pool;
            places = new PoolPlace?[traits.Length];
        }

        modes =
            (Token.CanBeCanceled ? RunModes.Stoppable : 0)
            | (gate is null ? 0 : RunModes.Gated)
            | (clock is null ? 0 : RunModes.Observed)
            | (settings.Pool is null ? 0 : RunModes.Pooled)
            | (durable is null ? 0 : RunModes.Durable);

        // last: it may stop the run at once
        durable?.Keep(control!.Fail);
    }

    /// <summary>Lets go of everything of this run. The counters are as at first by themselves.</summary>
    private protected void Reset()
    {
        control?.Release();
        executionContext = null;
        callerToken = default;
        Token = default;
        modes = RunModes.None;
        concurrent = false;
        record = null;
        clock = null;
        control = null;
        events = null;
        gate = null;
        resources = null;
        pool = null;
        places = null;
        stands = null;
        durable = null;
        commits = null;
        reports = null;
        contexts = null;
        cleanupErrors = null;
        endedAt = 0;
        spans = null;
        if (attempts is not null)
        {
            foreach (var counter in attempts)
            {
                counter?.Begin(callerToken: default);
            }
        }
    }

    /// <summary>What there is to say of the run, now that every agent has ended.</summary>
    private protected PipelineRunRecord CompleteRecord()
    {
        if (record is null && reports is null && clock is null && cleanupErrors is null)
        {
            return shape.Succeeded;
        }

        var completed = EnsureRecord();
        completed.Reports = reports;
        completed.CleanupErrors = cleanupErrors ?? [];
        completed.Duration = clock?.Between(clock.Start, endedAt == 0 ? clock.Now : endedAt);
        completed.Status = StatusNow();
        return completed;
    }

    private PipelineStatus StatusNow() =>
        (modes & RunModes.Troubled) == 0 && cleanupErrors is null ? PipelineStatus.Succeeded
        : control is { TimedOut: true } ? PipelineStatus.TimedOut
        : PipelineStatus.Failed;

    // net8.0 has no Interlocked.Or of enums
    private void Add(RunModes mode) => Interlocked.Or(ref Unsafe.As<RunModes, int>(ref modes), (int)mode);

    private PipelineRunRecord EnsureRecord() =>
        record ?? Interlocked.CompareExchange(ref record, new PipelineRunRecord(shape), null) ?? record;

    private AgentReport?[] EnsureReports() =>
        reports ?? Interlocked.CompareExchange(ref reports, new AgentReport?[traits.Length], null) ?? reports;

    private AgentContext?[] EnsureContexts() =>
        contexts ?? Interlocked.CompareExchange(ref contexts, new AgentContext?[traits.Length], null) ?? contexts;

    private PipelineHost EnsureResources()
    {
        lock (awaited)
        {
            return resources ??= host.CreateRunScope();
        }
    }
}
