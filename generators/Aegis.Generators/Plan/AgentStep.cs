using Aegis.Graph.Model;

namespace Aegis.Generators.Plan;

/// <summary>How a pipeline builds, calls and names one of its agents.</summary>
internal sealed record AgentStep
{
    /// <summary>Its place in topological order.</summary>
    public required int Number { get; init; }
    public required string Id { get; init; }

    /// <summary>The class's bare name.</summary>
    public required string Name { get; init; }

    /// <summary>The class as code writes it anywhere.</summary>
    public required string Type { get; init; }
    public string? Description { get; init; }

    /// <summary>Its property on the result.</summary>
    public required string Property { get; init; }

    /// <summary>The field that holds its output, in the state and in the result.</summary>
    public required string Variable { get; init; }

    /// <summary>The method that calls it.</summary>
    public required string Call { get; init; }

    /// <summary>The property that holds its instance.</summary>
    public required string Instance { get; init; }
    public required AgentForm Form { get; init; }

    /// <summary>The shape of what its run method returns.</summary>
    public required ReturnShape Returns { get; init; }

    /// <summary>What stands before it; null when nothing does.</summary>
    public PolicyStep? Policy { get; init; }
    public TypeName? Output { get; init; }
    public required string Method { get; init; }
    public bool IsStatic { get; init; }

    /// <summary>What each parameter of the run method is given; of a composed agent, what its message holds.</summary>
    public EquatableArray<Argument> Arguments { get; init; }

    /// <summary>The agents it waits for.</summary>
    public EquatableArray<StepEdge> Edges { get; init; }
    public string? ClientKey { get; init; }
    public bool LivesForRun { get; init; }
    public bool IsDisposable { get; init; }
    public EquatableArray<ConstructorParameter> Constructor { get; init; }

    /// <summary>The types whose tools it may call beside those of its own class.</summary>
    public EquatableArray<ToolsetStep> Toolsets { get; init; }

    /// <summary>The names of all its tools that are known at compile time.</summary>
    public EquatableArray<string> ToolNames { get; init; }

    /// <summary>The policies as the graph shows them.</summary>
    public IEnumerable<string> PolicyTexts => Policy?.GraphTexts ?? [];

    /// <summary>Calls with a dynamic value are bound at run time, on a copy of the slot: it is kept as an object.</summary>
    public bool IsDynamic => Output?.FullName is "dynamic" or "dynamic?";

    /// <summary>The type of the fields that keep the output; null for none.</summary>
    public string? Stored => IsDynamic ? Output!.FullName.Replace("dynamic", "object") : Output?.FullName;

    /// <summary>Whether each run gets an instance of its own.</summary>
    public bool IsBuiltForRun => LivesForRun && !IsStatic;

    public bool UsesModel => Form != AgentForm.Bodied;

    public bool NeedsContext =>
        UsesModel
        || Arguments.Any(argument => argument.Kind == ArgumentKind.Context)
        || Policy?.Fallback is { TakesContext: true };

    public bool NeedsServices =>
        ClientKey is not null
        || Constructor.Any(p => p.Kind is not (ServiceKind.ChatClient or ServiceKind.BuiltIn) && p.Default is null);

    public bool TakesChatClient => Constructor.Any(p => p.Kind == ServiceKind.ChatClient && p.Key is null);

    /// <summary>Whether the run method holds its thread until it is done.</summary>
    public bool IsPlain => Returns is ReturnShape.Void or ReturnShape.Value;

    /// <summary>Whether calling it may not be the end of it, so that something has to be waited for.</summary>
    public bool IsAwaited => !IsPlain || Policy is not null;

    /// <summary>Whether there is a slot for what calling it returns.</summary>
    public bool HasSlot => Returns != ReturnShape.Void || Policy is not null;
}

/// <summary>What one parameter is given.</summary>
/// <param name="Parameter">The parameter; in a message the heading.</param>
/// <param name="Kind">The kind of source.</param>
/// <param name="Input">The field that holds the input; empty for other kinds.</param>
/// <param name="Source">The number of the agent whose output it is; -1 for other kinds.</param>
/// <param name="Type">The parameter's type.</param>
internal sealed record Argument(string Parameter, ArgumentKind Kind, string Input, int Source, string Type);

/// <summary>The kinds of sources of an argument.</summary>
internal enum ArgumentKind
{
    Input,
    Output,

    /// <summary>An output that may be missing.</summary>
    OptionalOutput,
    Outcome,
    CancellationToken,
    Context,
}
