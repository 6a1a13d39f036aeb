using Aegis.Graph.Model;

namespace Aegis.Generators.Plan;

/// <summary>What is written beside one agent's class.</summary>
internal sealed record AgentPlan
{
    public required string HintName { get; init; }
    public required TypeDeclaration Type { get; init; }
    public required string Id { get; init; }
    public required AgentForm Form { get; init; }
    public required AgentSurface Surface { get; init; }

    /// <summary>Why the agent can not run; empty when it can.</summary>
    public string Fault { get; init; } = "";
    public TypeName? Output { get; init; }
    public EquatableArray<string> Inputs { get; init; }

    /// <summary>The full names of the agents it depends on.</summary>
    public EquatableArray<string> Dependencies { get; init; }
    public bool HidesInherited { get; init; }
    public string? Instructions { get; init; }
    public string? Model { get; init; }
    public string? Prompt { get; init; }

    /// <summary>The tools of the class itself as an expression; null when it has none and sets no limits.</summary>
    public string? Tools { get; init; }
    public int MaxToolRounds { get; init; }
    public int MaxOutputTokens { get; init; }

    /// <summary>The full names of the types whose tools it uses, as <c>typeof</c> takes them.</summary>
    public EquatableArray<string> UsedTools { get; init; }

    /// <summary>The method that the developer declared; null for none.</summary>
    public RunMethod? Method { get; init; }
    public EquatableArray<RunMethod> Surplus { get; init; }

    /// <summary>How the message of a declared method without a prompt is put together.</summary>
    public EquatableArray<MessagePart> Message { get; init; }
}

/// <summary>How much of an agent's class can be written.</summary>
internal enum AgentSurface
{
    /// <summary>All of it, and it works.</summary>
    Working,

    /// <summary>All of it, and it throws: the class is sound, its texts or parameters are not.</summary>
    Throwing,

    /// <summary>Only bodies for declared methods, which throw: nothing else would compile.</summary>
    BodiesOnly,
}

/// <summary>One parameter's part in a message.</summary>
/// <param name="Parameter">The parameter's name.</param>
/// <param name="Heading">The name it stands under.</param>
/// <param name="IsInput">Whether it is an input of the pipeline.</param>
/// <param name="IsOutcome">Whether it may have no value.</param>
internal sealed record MessagePart(string Parameter, string Heading, bool IsInput, bool IsOutcome);
