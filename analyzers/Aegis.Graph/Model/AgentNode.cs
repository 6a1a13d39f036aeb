namespace Aegis.Graph.Model;

/// <summary>One agent as its class declares it, without regard to any other agent.</summary>
public sealed record AgentNode
{
    public required TypeDeclaration Type { get; init; }
    public required string Id { get; init; }

    /// <summary>The property on results; null: the class's name, qualified where two are equal.</summary>
    public string? ResultName { get; init; }
    public string? Instructions { get; init; }
    public string? Description { get; init; }
    public string? ClientKey { get; init; }
    public string? Model { get; init; }
    public bool LivesForRun { get; init; }

    /// <summary>Whether instances want to be disposed of.</summary>
    public bool IsDisposable { get; init; }

    /// <summary>Whether the class comes from a referenced assembly.</summary>
    public bool IsExternal { get; init; }

    /// <summary>What is wrong with the class's own shape; a class without defects can be planned for.</summary>
    public EquatableArray<ShapeDefect> Defects { get; init; }

    /// <summary>Whether emitted code may add a part: the class and all its containers are partial.</summary>
    public bool IsExtensible { get; init; } = true;
    public RunMethod? Run { get; init; }

    /// <summary>Declarations beside the first: one too many, but each still wants a body.</summary>
    public EquatableArray<RunMethod> SurplusDeclarations { get; init; }
    public AgentForm Form { get; init; }
    public EquatableArray<Dependency> Dependencies { get; init; }
    public EquatableArray<ConstructorParameter> Constructor { get; init; }
    public EquatableArray<string> MutableMembers { get; init; }

    /// <summary>Members of the user's that emitted ones would clash with.</summary>
    public EquatableArray<string> ClashingMembers { get; init; }

    /// <summary>Whether a base class is an agent, whose emitted members this one's replace.</summary>
    public bool HidesInherited { get; init; }
    public string? PromptTemplate { get; init; }

    /// <summary>The property <c>Tools</c> of the class itself, with what its <c>[Tool]</c> methods make of it.</summary>
    public InheritedTools OwnTools { get; init; }

    /// <summary>The names of its own tools.</summary>
    public EquatableArray<string> OwnToolNames { get; init; }

    /// <summary>What <c>[UseTools]</c> gives it beside its own.</summary>
    public EquatableArray<ToolUse> UsedTools { get; init; }

    /// <summary>How many times the model may ask for tools; 0 for what the options say.</summary>
    public int MaxToolRounds { get; init; }

    /// <summary>How many tokens the model may answer a request with; 0 for what the provider says.</summary>
    public int MaxOutputTokens { get; init; }

    /// <summary>Its policies and those that its assembly sets for all, from the outside in.</summary>
    public EquatableArray<Policy> Policies { get; init; }

    /// <summary>What is called when it has failed for good; null for nothing.</summary>
    public FallbackMethod? Fallback { get; init; }

    /// <summary>Agents of other assemblies that this one depends on, directly or not.</summary>
    public EquatableArray<AgentNode> ExternalAgents { get; init; }

    public bool UsesModel => Form != AgentForm.Bodied;

    /// <summary>What its dependants can bind; null for none.</summary>
    public TypeName? Output => Form == AgentForm.Composed ? KnownTypes.Text : Run?.Output;
}
