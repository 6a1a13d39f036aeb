using System.Text.Json;
using Aegis.Ledger;
using Aegis.Pipelines;
using Microsoft.Extensions.Logging;

namespace Aegis.Runs;

/// <summary>One run as its store keeps it: what agents gave before, and what they give now.</summary>
internal sealed partial class DurableRun
{
    private readonly RunCalls calls;
    private readonly RunHandle handle;
    private readonly PipelineShape shape;
    private readonly RunAgent?[] recorded;
    private readonly AgentReport?[] reports;
    private readonly OutputWriter?[] written;
    private readonly AgentJournal?[] journals;
    private readonly ILogger logger;

    /// <summary>None of a run that has succeeded: nothing is left to be done.</summary>
    private readonly RunLease? lease;
    private readonly object gate = new();
    private readonly List<Task> notes = [];
    private Action<Exception>? stop;
    private bool isLost;

    private DurableRun(
        RunCalls calls,
        RunRecord run,
        PipelineShape shape,
        RunContents contents,
        RunLease? lease,
        ILogger logger
    )
    {
        this.calls = calls;
        this.shape = shape;
        this.lease = lease;
        this.logger = logger;
        handle = run.Handle;
        recorded = contents.AgentsBy(shape.Ids);
        reports = [.. recorded.Select(agent => agent is null ? null : ReplayedAgent.ReportOf(RunId, agent))];
        written = new OutputWriter?[shape.Ids.Length];
        journals = new AgentJournal?[shape.Ids.Length];
        if (lease is not null)
        {
            var reader = new StepReader(RunId);
            var steps = contents.Steps.ToLookup(step => step.AgentId, StringComparer.Ordinal);
            for (var agent = 0; agent < journals.Length; agent++)
            {
                if (recorded[agent] is null && (shape.Traits[agent] & AgentTraits.AsksModel) != 0)
                {
                    journals[agent] = new AgentJournal(this, reader, shape.Ids[agent], steps[shape.Ids[agent]]);
                }
            }
        }
    }

    public string RunId => calls.RunId;

    public JsonSerializerOptions Json { get; private init; } = null!;

    /// <summary>What an agent gave before; none when it has to be called.</summary>
    public RunAgent? Recorded(int agent) => recorded[agent];

    /// <summary>What there is to say of an agent that succeeded before; none when it has to be called.</summary>
    public AgentReport? ReportOf(int agent) => reports[agent];

    /// <summary>What an agent's model and tools said before; none of an agent that Aegis does not ask a model for.</summary>
    public AgentJournal? JournalOf(int agent) => journals[agent];

    /// <summary>Begins to keep the run.</summary>
    /// <param name="stopping">Ends the run with an exception, when it can not be kept any more.</param>
    public void Keep(Action<Exception> stopping)
    {
        stop = stopping;
        lease?.Keep(Stop);
    }

    /// <summary>Whether agents may be started; a process that stood still has to stop here.</summary>
    public bool MayGoOn()
    {
        if (lease is not { IsOver: true })
        {
            return true;
        }

        Stop(
            new RunTakenOverException(RunId, calls.Pipeline, "did not show for the time of its lease that it is there")
        );
        return false;
    }

    /// <summary>Writes what an agent gave, unless that has been done.</summary>
    /// <exception cref="RunValueException">It can not be kept.</exception>
    public void Write(int agent, Func<OutputVisitor, bool> visit)
    {
        if (written[agent] is null)
        {
            var output = new OutputWriter(Json, calls.Options.MaxValueBytes, RunId, shape.Ids[agent]);
            visit(output);
            written[agent] = output;
        }
    }

    /// <summary>Keeps what an agent gave.</summary>
    /// <exception cref="RunValueException">It can not be kept.</exception>
    /// <exception cref="RunTakenOverException">The run is somebody else's.</exception>
    /// <exception cref="RunStoreException">The store does not answer.</exception>
    public Task CommitAsync(int agent, AgentReport report, Func<OutputVisitor, bool> visit)
    {
        var id = shape.Ids[agent];
        Write(agent, visit);
        var kept = new RunAgent
        {
            AgentId = id,
            Output = written[agent]!.Json,
            Attempts = report.Attempts,
            Usage = ReplayedAgent.WriteUsage(report.Usage),
            Duration = report.Duration,
        };
        return StepAsync($"keep what agent '{id}' gave", (store, token) => store.CommitAsync(handle, kept, token));
    }

    /// <summary>Keeps a step of an agent.</summary>
    public Task AppendAsync(RunStep step)
    {
        if (System.Text.Encoding.UTF8.GetByteCount(step.Body) > calls.Options.MaxValueBytes)
        {
            throw new RunValueException(
                RunId,
                $"What agent '{step.AgentId}' of run '{RunId}' heard is more than RunsOptions.MaxValueBytes, "
                    + $"{calls.Options.MaxValueBytes} bytes of JSON. Raise the limit."
            );
        }

        return StepAsync(
            $"keep what agent '{step.AgentId}' heard",
            (store, token) => store.AppendAsync(handle, step, token)
        );
    }

    /// <summary>Tells the log of a call that is not made because one may have been made before.</summary>
    public void ReportDoubt(string agentId, string tool) => RunLog.CallInDoubt(logger, RunId, agentId, tool);

    /// <summary>Has an agent that failed begin anew next time, unless it only waits for somebody's approval.</summary>
    public void NoteFailure(int agent, Exception error)
    {
        var concernsStore = error is RunStoreException or RunTakenOverException || Volatile.Read(ref isLost);
        if (journals[agent] is { } journal && !IsWaiting(error) && !concernsStore)
        {
            lock (gate)
            {
                notes.Add(NoteFailureAsync(journal));
            }
        }
    }

    /// <summary>Whether an agent is to be given the same answers again.</summary>
    public static bool IsWaiting(Exception error) => error is ApprovalPendingException;

    private async Task NoteFailureAsync(AgentJournal journal)
    {
        try
        {
            await journal.FailAsync().ConfigureAwait(false);
        }
        catch (RunException error)
        {
            RunLog.FailureNotRecorded(logger, RunId, journal.AgentId, error);
        }
    }

    private async Task StepAsync(string what, Func<IRunStore, CancellationToken, ValueTask<bool>> step)
    {
        bool isOurs;
        try
        {
            isOurs = await calls.AskAsync(what, step).ConfigureAwait(false);
        }
        catch (RunStoreException error)
        {
            Stop(error);
            throw;
        }

        if (!isOurs)
        {
            var error = new RunTakenOverException(RunId, calls.Pipeline, "its store says");
            Stop(error);
            throw error;
        }
    }

    private void Stop(Exception error)
    {
        Volatile.Write(ref isLost, error is RunTakenOverException || Volatile.Read(ref isLost));
        stop?.Invoke(error);
    }
}
