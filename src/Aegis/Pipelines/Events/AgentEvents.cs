using Aegis.Pipelines;

namespace Aegis;

/// <summary>Something that happened to one agent of a run.</summary>
public abstract class AgentEvent : PipelineEvent
{
    private protected AgentEvent(in EventStamp stamp, string agentId)
        : base(stamp) => AgentId = agentId;

    /// <summary>The agent's id.</summary>
    public string AgentId { get; }

    /// <summary>What happened, and to which agent.</summary>
    public override string ToString() => $"{GetType().Name} {AgentId}";
}

/// <summary>An agent's run method was called.</summary>
public sealed class AgentStarted : AgentEvent
{
    internal AgentStarted(in EventStamp stamp, string agentId)
        : base(stamp, agentId) { }
}

/// <summary>A model gave some more text of an agent's answer.</summary>
public sealed class AgentTextDelta : AgentEvent
{
    internal AgentTextDelta(in EventStamp stamp, string agentId, string text)
        : base(stamp, agentId) => Text = text;

    /// <summary>The text, as it came.</summary>
    public string Text { get; }
}

/// <summary>
/// An attempt failed and <see cref="RetryAttribute"/> asks for another, or a model's answer was refused and the model is asked
/// once more: the <see cref="AgentTextDelta"/>s and <see cref="AgentItem"/>s so far are no part of what the agent returns.
/// </summary>
public sealed class AgentRetrying : AgentEvent
{
    internal AgentRetrying(in EventStamp stamp, string agentId, string reason)
        : base(stamp, agentId) => Reason = reason;

    internal AgentRetrying(in EventStamp stamp, string agentId, Exception error, int attempt, TimeSpan delay)
        : this(stamp, agentId, error.Message)
    {
        Error = error;
        FailedAttempt = attempt;
        Delay = delay;
    }

    /// <summary>The message of the failure; of a refused answer, why it was refused, in the words that the model is told.</summary>
    public string Reason { get; }

    /// <summary>What the attempt failed with; none when an answer was refused.</summary>
    public Exception? Error { get; }

    /// <summary>Which attempt failed, from 1 on; none when an answer was refused, which is part of an attempt.</summary>
    public int? FailedAttempt { get; }

    /// <summary>How long until the next attempt; zero when an answer was refused.</summary>
    public TimeSpan Delay { get; }
}

/// <summary>An agent failed for good, and its <see cref="FallbackAttribute"/> method is called instead.</summary>
public sealed class AgentFellBack : AgentEvent
{
    internal AgentFellBack(in EventStamp stamp, string agentId, Exception error)
        : base(stamp, agentId) => Error = error;

    /// <summary>What it failed with.</summary>
    public Exception Error { get; }
}

/// <summary>A streaming agent gave one item of its output.</summary>
public sealed class AgentItem : AgentEvent
{
    internal AgentItem(in EventStamp stamp, string agentId, object? item)
        : base(stamp, agentId) => Item = item;

    /// <summary>The item.</summary>
    public object? Item { get; }
}

/// <summary>An agent reported how far it is, through <see cref="AgentContext.Report"/>.</summary>
public sealed class AgentProgress : AgentEvent
{
    internal AgentProgress(in EventStamp stamp, string agentId, object progress)
        : base(stamp, agentId) => Progress = progress;

    /// <summary>What it reported.</summary>
    public object Progress { get; }
}

/// <summary>An agent's run method returned.</summary>
public sealed class AgentCompleted : AgentEvent
{
    private readonly AgentReport report;

    internal AgentCompleted(in EventStamp stamp, AgentReport report)
        : base(stamp, report.AgentId) => this.report = report;

    /// <summary>How it went.</summary>
    public AgentOutcome Outcome => new(AgentId, report);
}

/// <summary>An agent succeeded when the same durable run was run before, and is not called this time.</summary>
public sealed class AgentReplayed : AgentEvent
{
    private readonly AgentReport report;

    internal AgentReplayed(in EventStamp stamp, AgentReport report)
        : base(stamp, report.AgentId) => this.report = report;

    /// <summary>How it went then.</summary>
    public AgentOutcome Outcome => new(AgentId, report);
}

/// <summary>An agent's run method threw, or was cancelled with its run.</summary>
public sealed class AgentFailed : AgentEvent
{
    private readonly AgentReport report;

    internal AgentFailed(in EventStamp stamp, AgentReport report)
        : base(stamp, report.AgentId) => this.report = report;

    /// <summary>How it went.</summary>
    public AgentOutcome Outcome => new(AgentId, report);
}

/// <summary>An agent will not start in this run.</summary>
public sealed class AgentSkipped : AgentEvent
{
    private readonly AgentReport report;

    internal AgentSkipped(in EventStamp stamp, AgentReport report)
        : base(stamp, report.AgentId) => this.report = report;

    /// <summary>Which agents kept it from starting.</summary>
    public AgentOutcome Outcome => new(AgentId, report);
}
