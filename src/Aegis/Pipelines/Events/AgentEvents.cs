namespace Aegis;

/// <summary>Something that happened to one agent of a run.</summary>
public abstract class AgentEvent : PipelineEvent
{
    private protected AgentEvent(string runId, DateTimeOffset timestamp, string agentId)
        : base(runId, timestamp) => AgentId = agentId;

    /// <summary>The agent's id.</summary>
    public string AgentId { get; }
}

/// <summary>An agent's run method was called.</summary>
public sealed class AgentStarted : AgentEvent
{
    internal AgentStarted(string runId, DateTimeOffset timestamp, string agentId)
        : base(runId, timestamp, agentId) { }
}

/// <summary>A model gave some more text of an agent's answer.</summary>
public sealed class AgentTextDelta : AgentEvent
{
    internal AgentTextDelta(string runId, DateTimeOffset timestamp, string agentId, string text)
        : base(runId, timestamp, agentId) => Text = text;

    /// <summary>The text, as it came.</summary>
    public string Text { get; }
}

/// <summary>A streaming agent gave one item of its output.</summary>
public sealed class AgentItem : AgentEvent
{
    internal AgentItem(string runId, DateTimeOffset timestamp, string agentId, object? item)
        : base(runId, timestamp, agentId) => Item = item;

    /// <summary>The item.</summary>
    public object? Item { get; }
}

/// <summary>An agent reported how far it is, through <see cref="AgentContext.Report"/>.</summary>
public sealed class AgentProgress : AgentEvent
{
    internal AgentProgress(string runId, DateTimeOffset timestamp, string agentId, object progress)
        : base(runId, timestamp, agentId) => Progress = progress;

    /// <summary>What it reported.</summary>
    public object Progress { get; }
}

/// <summary>An agent's run method returned.</summary>
public sealed class AgentCompleted : AgentEvent
{
    internal AgentCompleted(string runId, DateTimeOffset timestamp, AgentOutcome outcome)
        : base(runId, timestamp, outcome.AgentId) => Outcome = outcome;

    /// <summary>How it went.</summary>
    public AgentOutcome Outcome { get; }
}

/// <summary>An agent's run method threw, or was cancelled with its run.</summary>
public sealed class AgentFailed : AgentEvent
{
    internal AgentFailed(string runId, DateTimeOffset timestamp, AgentOutcome outcome)
        : base(runId, timestamp, outcome.AgentId) => Outcome = outcome;

    /// <summary>How it went.</summary>
    public AgentOutcome Outcome { get; }
}

/// <summary>An agent will not start in this run.</summary>
public sealed class AgentSkipped : AgentEvent
{
    internal AgentSkipped(string runId, DateTimeOffset timestamp, AgentOutcome outcome)
        : base(runId, timestamp, outcome.AgentId) => Outcome = outcome;

    /// <summary>Which agents kept it from starting.</summary>
    public AgentOutcome Outcome { get; }
}
