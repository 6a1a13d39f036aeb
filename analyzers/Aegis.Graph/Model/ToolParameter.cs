namespace Aegis.Graph.Model;

/// <summary>One parameter of a tool.</summary>
/// <param name="Name">As declared, not escaped.</param>
/// <param name="Type">Its type.</param>
/// <param name="Role">Where its value comes from.</param>
public sealed record ToolParameter(string Name, TypeName Type, ToolParameterRole Role)
{
    /// <summary>The value when the model gives none, as an expression; null when it has to.</summary>
    public string? Default { get; init; }

    /// <summary>The default value as the method declares it, which code that calls it may leave out; null for none.</summary>
    public string? DeclaredDefault { get; init; }

    /// <summary>The value of <c>[FixedArgument]</c> as an expression; null without.</summary>
    public string? Fixed { get; init; }

    /// <summary>The schema of its own that a parameter with a fixed value has; null for others.</summary>
    public string? HiddenSchema { get; init; }

    /// <summary>The key of a keyed service; null without.</summary>
    public string? ServiceKey { get; init; }

    /// <summary>Whether null may be passed when there is no such service.</summary>
    public bool AcceptsNull { get; init; }

    /// <summary>The identity of its type, when that has a reader among the tool's; empty for none.</summary>
    public string Reader { get; init; } = "";

    /// <summary>Whether the model is told what it is for.</summary>
    public bool HasDescription { get; init; }
}

/// <summary>Where the value of a tool's parameter comes from.</summary>
public enum ToolParameterRole
{
    /// <summary>From the model.</summary>
    Argument,

    /// <summary>From <c>[FixedArgument]</c>.</summary>
    Fixed,
    Service,
    Context,
    Services,
    CallKey,

    /// <summary>The database transaction that the call is recorded in.</summary>
    Transaction,

    /// <summary>The loop whose turn the call is.</summary>
    AgentLoop,
    ContextQueue,
    ContextPool,
    CancellationToken,
}
