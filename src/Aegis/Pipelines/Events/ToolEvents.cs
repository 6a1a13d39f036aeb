using Aegis.Pipelines;

namespace Aegis;

/// <summary>Something that happened to one tool that an agent's model has called.</summary>
public abstract class ToolEvent : AgentEvent
{
    private protected ToolEvent(in EventStamp stamp, string agentId, string tool)
        : base(stamp, agentId) => Tool = tool;

    /// <summary>The name of the tool.</summary>
    public string Tool { get; }

    /// <inheritdoc/>
    public override string ToString() => $"{GetType().Name} {AgentId} {Tool}";
}

/// <summary>A model asked for a tool to be called.</summary>
public sealed class ToolCalled : ToolEvent
{
    internal ToolCalled(in EventStamp stamp, string agentId, ToolCallNotice notice)
        : base(stamp, agentId, notice.Tool) => (CallId, Arguments) = (notice.CallId, notice.Arguments);

    /// <summary>The model's id of the call, which <see cref="ToolReturned"/> bears as well.</summary>
    public string CallId { get; }

    /// <summary>The arguments as the model gave them.</summary>
    public IReadOnlyDictionary<string, object?> Arguments { get; }
}

/// <summary>A tool that streams gave one item of its result.</summary>
public sealed class ToolItem : ToolEvent
{
    internal ToolItem(in EventStamp stamp, string agentId, string tool, object? item)
        : base(stamp, agentId, tool) => Item = item;

    /// <summary>The item.</summary>
    public object? Item { get; }
}

/// <summary>A call has ended; the model is given what came of it, unless the agent ends with it.</summary>
public sealed class ToolReturned : ToolEvent
{
    internal ToolReturned(in EventStamp stamp, string agentId, ToolReturnNotice notice)
        : base(stamp, agentId, notice.Tool) =>
        (CallId, Result, IsError, Duration) = (notice.CallId, notice.Result, notice.IsError, notice.Duration);

    /// <summary>The model's id of the call.</summary>
    public string CallId { get; }

    /// <summary>What the model is given: a text, JSON or content. An error when the call was broken off.</summary>
    public object? Result { get; }

    /// <summary>Whether it is an error: wrong arguments, a refusal, an exception of the tool, or the end of the agent.</summary>
    public bool IsError { get; }

    /// <summary>How long the call took.</summary>
    public TimeSpan Duration { get; }
}
