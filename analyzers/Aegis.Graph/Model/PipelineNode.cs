namespace Aegis.Graph.Model;

/// <summary>One pipeline as its class declares it.</summary>
public sealed record PipelineNode
{
    public required TypeDeclaration Type { get; init; }

    /// <summary>Whether no class was written for it: the pipeline of a project that declares none.</summary>
    public bool IsDefault { get; init; }
    public bool IsStatic { get; init; }

    /// <summary>The agents it is asked for; empty: all of the project.</summary>
    public EquatableArray<Dependency> Outputs { get; init; }
    public int MaxConcurrency { get; init; }
    public bool StopsOnFailure { get; init; }
    public double TimeoutSeconds { get; init; }

    /// <summary>How many tokens its models may use in a run; 0 for any number.</summary>
    public long TokenBudget { get; init; }

    /// <summary>A name for the type of the result that is free, so that what is emitted compiles.</summary>
    public required string ResultName { get; init; }

    /// <summary>The name that the result should have had and can not have; null when it was free.</summary>
    public string? TakenResultName { get; init; }

    /// <summary>Whether no constructor of its own could call one of the base class, which is then its defect.</summary>
    public bool HasUnusableBase { get; init; }
    public EquatableArray<ShapeDefect> Defects { get; init; }
    public bool IsExtensible { get; init; } = true;

    /// <summary>Whether emitted code may stand beside the class.</summary>
    public bool AreContainersPartial { get; init; } = true;

    /// <summary>A <c>Dispose</c> or <c>DisposeAsync</c> that the class has already; null for none.</summary>
    public string? OwnDispose { get; init; }
    public EquatableArray<string> ClashingMembers { get; init; }

    /// <summary>The declaration that pins the order of the inputs; null when there is none.</summary>
    public PinnedSignature? Pinned { get; init; }

    /// <summary>Declarations of <c>RunPipelineAsync</c> that Aegis can not write the other part of.</summary>
    public EquatableArray<RunMethod> RefusedRuns { get; init; }
    public EquatableArray<AgentNode> ExternalAgents { get; init; }

    public bool TakesAllAgents => Outputs.Count == 0;
}

/// <summary>A <c>public partial Task&lt;…Result&gt; RunPipelineAsync(…);</c> of the user's.</summary>
/// <param name="Modifiers">What precedes <c>partial</c>.</param>
/// <param name="Parameters">In the order of the declaration.</param>
public sealed record PinnedSignature(string Modifiers, EquatableArray<PinnedParameter> Parameters);

/// <summary>One parameter of a pinned signature.</summary>
public sealed record PinnedParameter(string Name, TypeName Type, PinnedRole Role);

/// <summary>What a pinned parameter stands for.</summary>
public enum PinnedRole
{
    Input,
    Options,
    CancellationToken,
}
