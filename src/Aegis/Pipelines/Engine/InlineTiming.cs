namespace Aegis.Pipelines;

/// <summary>
/// Takes the time of agents that run one after the other before there is a run state. Where one ends the next begins, so
/// that each costs one reading of the clock.
/// </summary>
/// <param name="clock">The clock of the run.</param>
/// <param name="shape">The pipeline's graph.</param>
internal sealed class InlineTiming(RunClock clock, PipelineShape shape)
{
    /// <summary>The clock, for whoever goes on with the run.</summary>
    public RunClock Clock => clock;

    /// <summary>When the agent began that is next or under way.</summary>
    public long Reading { get; private set; } = clock.Start;

    /// <summary>What there is to say of the agents that have completed.</summary>
    public AgentReport?[] Reports { get; } = new AgentReport?[shape.Ids.Length];

    /// <summary>Notes that an agent has completed.</summary>
    public void Complete(int agent)
    {
        var ended = clock.Now;
        Reports[agent] = new AgentReport(shape.Ids[agent])
        {
            Attempts = 1,
            Duration = clock.Between(Reading, ended),
            EndedAt = ended,
        };
        Reading = ended;
    }

    /// <summary>What there is to say of a run in which every agent has completed.</summary>
    public PipelineRunRecord ToRecord(string? runId) =>
        new(shape, runId) { Reports = Reports, Duration = clock.Between(clock.Start, Reading) };
}
