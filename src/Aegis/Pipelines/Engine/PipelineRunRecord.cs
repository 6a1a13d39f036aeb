using System.ComponentModel;
using Aegis.Agents;
using Aegis.Ledger;

namespace Aegis.Pipelines;

/// <summary>
/// What there is to say of a run beyond its agents' values. A run of which nothing is known but that each agent succeeded
/// shares one with all such runs. It outlives the run: the result and the agents' contexts keep it.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class PipelineRunRecord : IAgentListener
{
    private string? runId;

    internal PipelineRunRecord(PipelineShape shape, string? runId = null)
    {
        Shape = shape;
        this.runId = runId;
    }

    internal PipelineShape Shape { get; }

    /// <summary>The id of the run, made when first asked for.</summary>
    internal string RunId =>
        runId ?? Interlocked.CompareExchange(ref runId, Guid.NewGuid().ToString("n"), null) ?? runId;

    /// <inheritdoc cref="PipelineRunOptions.Tenant"/>
    internal string Tenant { get; init; } = LedgerAction.DefaultTenant;

    internal PipelineStatus Status { get; set; }

    internal TimeSpan? Duration { get; set; }

    /// <summary>Those that exist, by agent.</summary>
    internal AgentReport?[]? Reports { get; set; }

    internal IReadOnlyList<Exception> CleanupErrors { get; set; } = [];

    /// <summary>Tells the time of the events; null when nobody follows the run.</summary>
    internal RunClock? Clock { get; set; }

    internal RunEvents? Events { get; set; }

    /// <summary>What the models of all agents may use; null for any number of tokens.</summary>
    internal TokenBudget? Budget { get; set; }

    /// <summary>What became of an agent.</summary>
    /// <typeparam name="T">The type of its output.</typeparam>
    /// <param name="agent">The agent's number.</param>
    /// <param name="value">Its output; ignored unless it succeeded.</param>
    public AgentOutcome<T> Outcome<T>(int agent, T value) => new(value, Reports?[agent]);

    /// <summary>What became of an agent without output.</summary>
    /// <param name="agent">The agent's number.</param>
    public AgentOutcome Outcome(int agent) => new(Shape.Ids[agent], Reports?[agent]);

    string IAgentListener.RunId => RunId;

    string? IAgentListener.Pipeline => Shape.Graph.Name;

    string IAgentListener.Tenant => Tenant;

    bool IAgentListener.IsFollowed => Events is not null;

    TokenBudget? IAgentListener.Budget => Budget;

    void IAgentListener.TextReceived(string agentId, string text)
    {
        if (Events is { } events)
        {
            events.Publish(new AgentTextDelta(events.Now, agentId, text));
        }
    }

    void IAgentListener.AnswerRefused(string agentId, string reason)
    {
        if (Events is { } events)
        {
            events.Publish(new AgentRetrying(events.Now, agentId, reason));
        }
    }

    void IAgentListener.ToolCalled(string agentId, ToolCallNotice notice)
    {
        if (Events is { } events)
        {
            events.Publish(new ToolCalled(events.Now, agentId, notice));
        }
    }

    void IAgentListener.ToolItemProduced(string agentId, string tool, object? item)
    {
        if (Events is { } events)
        {
            events.Publish(new ToolItem(events.Now, agentId, tool, item));
        }
    }

    void IAgentListener.ToolReturned(string agentId, ToolReturnNotice notice)
    {
        if (Events is { } events)
        {
            events.Publish(new ToolReturned(events.Now, agentId, notice));
        }
    }

    void IAgentListener.ApprovalRequested(string agentId, ApprovalNotice notice)
    {
        if (Events is { } events)
        {
            events.Publish(new ApprovalRequested(events.Now, agentId, notice));
        }
    }

    void IAgentListener.ApprovalDecided(string agentId, ApprovalNotice notice)
    {
        if (Events is { } events)
        {
            events.Publish(new ApprovalDecided(events.Now, agentId, notice));
        }
    }

    void IAgentListener.ItemProduced(string agentId, object? item)
    {
        if (Events is { } events)
        {
            events.Publish(new AgentItem(events.Now, agentId, item));
        }
    }

    void IAgentListener.ProgressReported(string agentId, object progress)
    {
        if (Events is { } events)
        {
            events.Publish(new AgentProgress(events.Now, agentId, progress));
        }
    }
}
