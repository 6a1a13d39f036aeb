using Aegis.Pipelines;

namespace Aegis.Metrics;

/// <summary>
/// A run that has ended. It only keeps what is there anyway: what is to be stored is made of it in the background, once.
/// </summary>
/// <param name="record">The run's ids and graph.</param>
/// <param name="tenant">Whose the run was.</param>
/// <param name="reports">What became of its agents.</param>
/// <param name="clock">The clock that measured them.</param>
/// <param name="time">What tells the time of day.</param>
/// <param name="timedOut">Whether agents were cancelled because the run's time was up.</param>
/// <param name="taxonomies">What says of which kind an error is.</param>
internal sealed class FinishedRun(
    PipelineRunRecord record,
    string tenant,
    AgentReport?[] reports,
    RunClock clock,
    TimeProvider time,
    bool timedOut,
    ErrorTaxonomies taxonomies
) : IMetricsEntry
{
    private readonly DateTimeOffset endedAt = time.GetUtcNow();
    private readonly long reading = clock.Now;
    private List<AgentCall>? calls;
    private List<AgentInteraction>? interactions;

    public void AddTo(List<AgentCall> calls, List<AgentInteraction> interactions)
    {
        // once: a batch that could not be written comes again, with the same ids
        calls.AddRange(this.calls ??= Calls());
        interactions.AddRange(this.interactions ??= Interactions());
    }

    private List<AgentCall> Calls()
    {
        var made = new List<AgentCall>(reports.Length);
        foreach (var report in reports)
        {
            if (report is { IsReplayed: false })
            {
                made.Add(StorableForm.Of(CallOf(report), endedAt));
            }
        }

        return made;
    }

    private AgentCall CallOf(AgentReport report)
    {
        var outOfTime = timedOut && report.Status == AgentStatus.Cancelled;
        return new AgentCall
        {
            At = report.EndedAt == 0 ? endedAt : endedAt - clock.Between(report.EndedAt, reading),
            Tenant = tenant,
            Agent = report.AgentId,
            Pipeline = record.Shape.Graph.Name,
            RunId = record.RunId,
            Status = outOfTime ? AgentStatus.Failed : report.Status,
            Attempts = report.Attempts,
            // a clock that was set back must not be why a batch can not be stored
            Duration = report.Duration < TimeSpan.Zero ? TimeSpan.Zero : report.Duration,
            ErrorKind =
                outOfTime ? ErrorKinds.Timeout
                : report.Status == AgentStatus.Cancelled ? ErrorKinds.Cancelled
                : report.Error is { } error ? taxonomies.KindOf(error)
                : null,
            ErrorType = report.Error is { } thrown ? ErrorTaxonomies.TypeNameOf(thrown) : null,
        };
    }

    /// <summary>The edges along which an agent that was called in this run was given the output of another.</summary>
    private List<AgentInteraction> Interactions()
    {
        var edges = record.Shape.Edges;
        var made = new List<AgentInteraction>();
        for (var to = 0; to < reports.Length; to++)
        {
            if (reports[to] is not { IsReplayed: false, Status: not AgentStatus.Skipped } given)
            {
                continue;
            }

            for (var place = edges.DependencyStarts[to]; place < edges.DependencyStarts[to + 1]; place++)
            {
                if (reports[edges.Dependencies[place]] is { Status: AgentStatus.Succeeded } giver)
                {
                    made.Add(StorableForm.Of(InteractionOf(giver, given), endedAt));
                }
            }
        }

        return made;
    }

    private AgentInteraction InteractionOf(AgentReport giver, AgentReport given) =>
        new()
        {
            At = endedAt,
            Tenant = tenant,
            From = giver.AgentId,
            To = given.AgentId,
            Kind = InteractionKind.Dependency,
        };
}
