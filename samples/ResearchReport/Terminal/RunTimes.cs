using Aegis;

namespace ResearchReport.Terminal;

/// <summary>When the run and its agents began and ended, by the events that tell of it.</summary>
public sealed class RunTimes
{
    private readonly Dictionary<string, (DateTimeOffset Start, DateTimeOffset? End)> agents = new(
        StringComparer.Ordinal
    );

    /// <summary>When the run began.</summary>
    public DateTimeOffset Start { get; private set; }

    /// <summary>When the last event was that is known.</summary>
    public DateTimeOffset End { get; private set; }

    /// <summary>Takes down when it happened.</summary>
    public void Note(PipelineEvent happened)
    {
        Start = happened is RunStarted ? happened.Timestamp : Start;
        End = happened.Timestamp;
        switch (happened)
        {
            case AgentStarted agent:
                agents[agent.AgentId] = (agent.Timestamp, null);
                break;
            case AgentCompleted or AgentFailed:
                var ended = (AgentEvent)happened;
                agents[ended.AgentId] = (agents.GetValueOrDefault(ended.AgentId, (ended.Timestamp, null)).Start, End);
                break;
        }
    }

    /// <summary>How long an agent has taken; none when it never began, or has not ended.</summary>
    public TimeSpan? DurationOf(string agent) =>
        agents.TryGetValue(agent, out var times) ? times.End - times.Start : null;

    /// <summary>The part of the run in which an agent was at work, from 0 to 1; none when it never began.</summary>
    public (double From, double To)? ShareOf(string agent)
    {
        var length = End - Start;
        return agents.TryGetValue(agent, out var times) && length > TimeSpan.Zero
            ? ((times.Start - Start) / length, ((times.End ?? End) - Start) / length)
            : null;
    }
}
