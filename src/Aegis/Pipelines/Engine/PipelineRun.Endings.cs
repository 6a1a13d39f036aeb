namespace Aegis.Pipelines;

// what becomes of an agent, and who hears of it
public abstract partial class PipelineRun
{
    /// <param name="agent">The agent's number.</param>
    /// <param name="ended">Whether it will not be called: it is skipped, or has succeeded before.</param>
    private bool MayStart(int agent, out bool ended)
    {
        if (durable is not null && TryReplay(agent))
        {
            ended = true;
            return false;
        }

        SkipCause? cause = null;
        ended =
            ((modes & RunModes.Troubled) != 0 && LacksDependency(agent, out cause)) || Token.IsCancellationRequested;
        if (ended)
        {
            Skip(agent, cause);
            return false;
        }

        return gate is null || gate.TryEnter(agent);
    }

    private bool LacksDependency(int agent, out SkipCause? cause)
    {
        cause = null;
        var lacks = false;
        for (var place = edges.DependencyStarts[agent]; place < edges.DependencyStarts[agent + 1]; place++)
        {
            if (
                !edges.Optional[place]
                && ReportOf(edges.Dependencies[place]) is { Blame: var blame, Status: not AgentStatus.Succeeded }
            )
            {
                lacks = true;
                cause = SkipCause.Join(cause, blame);
            }
        }

        return lacks;
    }

    private void Skip(int agent, SkipCause? cause)
    {
        if (cause is null)
        {
            control?.NoteEffect();
        }

        if (cause is null && control?.StoppedBy is { } stoppedBy)
        {
            cause = ReportOf(stoppedBy)?.Blame;
        }

        Add(RunModes.Troubled);
        var report = new AgentReport(shape.Ids[agent]) { Status = AgentStatus.Skipped, Blame = cause };
        if (cause is not null)
        {
            report.SkippedBecause = cause;
        }

        EnsureReports()[agent] = report;
        spans?.Skip(agent, report.SkippedBecause);
        events?.Publish(new AgentSkipped(events.Now, report));
    }

    private void Fail(int agent, Exception error, ref ReadyList ready)
    {
        var stopping = Token.IsCancellationRequested;
        if (stopping)
        {
            control?.NoteEffect();
        }

        var cancelled = error is OperationCanceledException && stopping;
        var ended = NoteEnd(agent, ref ready);
        var report = Report(agent, cancelled ? AgentStatus.Cancelled : AgentStatus.Failed, ended);
        report.Error = error;
        report.Blame = new SkipCause(shape, [agent]);
        Add(RunModes.Troubled);
        if (!cancelled)
        {
            durable?.NoteFailure(agent, error);
            if (onFailure == OnFailure.StopPipeline)
            {
                control!.Stop(agent);
            }
        }

        spans?.End(agent, error, report.Attempts, report.Usage);
        // last: whoever waits for the place must know that the run is to stop
        LeavePool(agent, error);

        events?.Publish(new AgentFailed(events.At(ended), report));
    }

    /// <returns>Whether the agent has ended. If not, the run must not be touched unless something else is ready here.</returns>
    private bool Succeed(int agent, ref ReadyList ready)
    {
        if ((modes & RunModes.Reporting) == 0)
        {
            return true;
        }

        if (durable is not null)
        {
            return TryCommit(agent, ref ready);
        }

        NoteSuccess(agent, ref ready);
        return true;
    }

    private void NoteSuccess(int agent, ref ReadyList ready)
    {
        spans?.End(agent, error: null, AttemptsOf(agent), contexts?[agent]?.Usage);
        LeavePool(agent, error: null);
        var ended = NoteEnd(agent, ref ready);
        if (IsMeasured(agent) || contexts?[agent] is { Attempt: > 1 } or { Usage: not null })
        {
            var report = Report(agent, AgentStatus.Succeeded, ended);
            events?.Publish(new AgentCompleted(events.At(ended), report));
        }
    }

    private void NoteStart(int agent, ref ReadyList ready)
    {
        if (IsMeasured(agent))
        {
            var started = startedAt![agent] = ready.Reading != 0 ? ready.Reading : clock!.Now;
            events?.Publish(new AgentStarted(events.At(started), shape.Ids[agent]));
        }
    }

    private long NoteEnd(int agent, ref ReadyList ready)
    {
        var ended = IsMeasured(agent) ? clock!.Now : 0;

        // what a listener takes does not count towards the next agent
        ready.Reading = events is null ? ended : 0;
        return ended;
    }

    private bool IsMeasured(int agent) =>
        clock is not null && (measuresAll || (traits[agent] & AgentTraits.Measured) != 0);

    private AgentReport Report(int agent, AgentStatus status, long ended) =>
        EnsureReports()[agent] = NewReport(agent, status, ended);

    private AgentReport NewReport(int agent, AgentStatus status, long ended)
    {
        var context = contexts?[agent];
        return new AgentReport(shape.Ids[agent])
        {
            Status = status,
            Attempts = AttemptsOf(agent),
            Usage = context?.Usage,
            Duration = IsMeasured(agent) && startedAt![agent] != 0 ? clock!.Between(startedAt[agent], ended) : null,
            EndedAt = ended,
        };
    }

    private int AttemptsOf(int agent) => Math.Max(attempts?[agent]?.Attempt ?? 1, contexts?[agent]?.Attempt ?? 1);

    private AgentReport? ReportOf(int agent) => reports?[agent];
}
