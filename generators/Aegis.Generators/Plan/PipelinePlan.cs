using Aegis.Graph.Model;

namespace Aegis.Generators.Plan;

/// <summary>What is written for one pipeline.</summary>
internal sealed record PipelinePlan
{
    public required string HintName { get; init; }
    public required TypeDeclaration Type { get; init; }
    public bool IsDefault { get; init; }

    /// <summary>Whether a part of the class itself can be written.</summary>
    public bool HasPart { get; init; }

    /// <summary>Whether the result can be written beside the class.</summary>
    public bool HasResult { get; init; }

    /// <summary>Whether constructors are Aegis' to write.</summary>
    public bool HasConstructors { get; init; }

    /// <summary>Whether no constructor with a body compiles, because there is none in the base class to call.</summary>
    public bool HasUnusableBase { get; init; }

    /// <summary>Why the pipeline can not run; empty when it can.</summary>
    public string Fault { get; init; } = "";

    /// <summary><c>public</c> or <c>internal</c>: the least of pipeline, agents, inputs and outputs.</summary>
    public required string Access { get; init; }
    public required string ResultName { get; init; }

    /// <summary>What <c>services.Add…()</c> calls it: its containers and its own name.</summary>
    public required string ServicesName { get; init; }
    public EquatableArray<InputStep> Inputs { get; init; }
    public EquatableArray<AgentStep> Agents { get; init; }

    /// <summary>The types whose tools its agents use beside their own.</summary>
    public EquatableArray<ToolsetStep> Toolsets { get; init; }
    public int MaxConcurrency { get; init; }
    public bool StopsOnFailure { get; init; }
    public double TimeoutSeconds { get; init; }
    public long TokenBudget { get; init; }
    public PinnedSignature? Pinned { get; init; }

    /// <summary>What else is there for callers while the pipeline can not run; null when it can.</summary>
    public BrokenSurface? Broken { get; init; }

    /// <summary>How many agents are tried one after the other before the engine is asked.</summary>
    public int InlineAgents { get; init; }
    public bool WritesGraph { get; init; }

    /// <summary>What the files of the graph are called: the class, with its namespace where two have one name.</summary>
    public required string GraphName { get; init; }

    /// <summary>Whether the class is static, so that it can have no instance members.</summary>
    public bool IsStatic { get; init; }

    public IEnumerable<StepEdge> Edges => Agents.SelectMany(agent => agent.Edges);

    public bool UsesModel => Agents.Any(agent => agent.UsesModel);

    /// <summary>Whether agents can be built with nothing, or with a model alone.</summary>
    public bool NeedsServices =>
        Agents.Any(agent => agent.NeedsServices) || Toolsets.Any(toolset => toolset.NeedsServices);

    /// <summary>Whether code beside the pipeline and its containers can name it.</summary>
    public bool IsReachable => Type.Visibility != Visibility.Hidden;

    /// <summary>Whether something takes the model through its constructor.</summary>
    public bool TakesChatClient =>
        Agents.Any(agent => agent.TakesChatClient) || Toolsets.Any(toolset => toolset.TakesChatClient);

    public bool IsDisposable =>
        Agents.Any(agent => agent is { IsDisposable: true, LivesForRun: false })
        || Toolsets.Any(toolset => toolset.IsDisposable);
}

/// <summary>One input of a pipeline.</summary>
/// <param name="Name">The parameter of the runs.</param>
/// <param name="Type">Its type.</param>
/// <param name="Default">Its default value as an expression; null for none.</param>
/// <param name="Field">The field of a run's state that holds it.</param>
internal sealed record InputStep(string Name, TypeName Type, string? Default, string Field);

/// <summary>One agent waits for another, by their numbers.</summary>
internal sealed record StepEdge(int From, int To, bool IsOptional, EquatableArray<string> Parameters);
