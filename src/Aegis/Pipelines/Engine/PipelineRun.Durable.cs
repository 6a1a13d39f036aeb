using Aegis.Runs;

namespace Aegis.Pipelines;

// runs that are kept: what an agent gave is kept before those that need it start
public abstract partial class PipelineRun
{
    private DurableRun? durable;
    private Task?[]? commits;

    /// <summary>Ends an agent that succeeded before, or must not be started any more.</summary>
    /// <param name="agent">The agent's number.</param>
    /// <returns>Whether it has ended without being called.</returns>
    private bool TryReplay(int agent)
    {
        if (durable!.ReportOf(agent) is not { } report)
        {
            // what the caller or the timeout stops is skipped as ever
            return !durable.MayGoOn() && SkipLost(agent);
        }

        EnsureReports()[agent] = report;
        if (report.Usage is { } usage)
        {
            record?.Budget?.Count(Agents.TokenBudget.Of(usage));
        }

        spans?.Replay(agent);
        events?.Publish(new AgentReplayed(events.Now, report));
        return true;
    }

    private bool SkipLost(int agent)
    {
        Skip(agent, cause: null);
        return true;
    }

    /// <summary>Makes sure that what an agent gave can be kept, before anything else of it is.</summary>
    /// <exception cref="RunValueException">It can not.</exception>
    private void WriteOutput(int agent)
    {
        try
        {
            durable!.Write(agent, visitor => VisitOutput(agent, visitor));
        }
        catch (RunValueException)
        {
            VisitOutput(agent, OutputEraser.Instance);
            throw;
        }
    }

    /// <summary>Keeps what an agent gave.</summary>
    /// <returns>Whether the agent has ended. If not, the run must not be touched unless something else is ready here.</returns>
    private bool TryCommit(int agent, ref ReadyList ready)
    {
        var measured = IsMeasured(agent) && startedAt![agent] != 0;
        var report = NewReport(agent, AgentStatus.Succeeded, measured ? clock!.Now : 0);
        Task committing;
        try
        {
            committing = durable!.CommitAsync(agent, report, visitor => VisitOutput(agent, visitor));
        }
        catch (RunValueException error)
        {
            FailUnkept(agent, error, ref ready);
            return true;
        }

        if (committing.IsCompletedSuccessfully)
        {
            NoteSuccess(agent, ref ready);
            return true;
        }

        ready.Reading = 0;
        BecomeConcurrent();
        commits![agent] = committing;
        committing
            .ConfigureAwait(false)
            .GetAwaiter()
            .UnsafeOnCompleted(() => Enter(agent, static (run, agent) => run.EndCommit(agent)));
        return false;
    }

    private void EndCommit(int agent)
    {
        var ready = new ReadyList(links);
        try
        {
            commits![agent]!.GetAwaiter().GetResult();
            NoteSuccess(agent, ref ready);
        }
        catch (RunException error)
        {
            // the run ends with it as well: it stops as soon as a step can not be kept
            FailUnkept(agent, error, ref ready);
        }

        GoOn(agent, ref ready);
    }

    private void FailUnkept(int agent, RunException error, ref ReadyList ready)
    {
        VisitOutput(agent, OutputEraser.Instance);
        Fail(agent, error, ref ready);
    }

    private Task EndDurableAsync(Exception? error)
    {
        var state = StateOf(error);
        var why = state == RunState.Succeeded ? null : (error ?? FirstError())?.Message;
        return durable!.EndAsync(state, why);
    }

    private RunState StateOf(Exception? error)
    {
        var status = StatusNow();
        return error is OperationCanceledException ? RunState.Cancelled
            : error is not null ? RunState.Failed
            : status == PipelineStatus.Succeeded ? RunState.Succeeded
            : status == PipelineStatus.TimedOut ? RunState.TimedOut
            : RunState.Failed;
    }

    private Exception? FirstError()
    {
        var errors = (reports ?? []).OfType<AgentReport>().Where(report => report.Error is not null);
        return errors.OrderByDescending(report => report.Status == AgentStatus.Failed).FirstOrDefault()?.Error
            ?? (cleanupErrors is [var first, ..] ? first : null);
    }

    private protected abstract bool VisitOutput(int agent, OutputVisitor visitor);
}
