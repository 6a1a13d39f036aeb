namespace Aegis.Graph.Model;

/// <summary>One <c>[UseTools]</c> of an agent.</summary>
/// <param name="Type">The type that has the tools.</param>
/// <param name="Kind">What it is.</param>
public sealed record ToolUse(TypeName Type, ToolUseKind Kind)
{
    /// <summary>Whether the tools need no instance.</summary>
    public bool IsStatic { get; init; }

    /// <summary>Whether a pipeline can build an instance; if not, the provider has to know one.</summary>
    public bool IsBuildable { get; init; }

    /// <summary>Whether instances want to be disposed of.</summary>
    public bool IsDisposable { get; init; }

    /// <summary>What the constructor takes that a pipeline calls.</summary>
    public EquatableArray<ConstructorParameter> Constructor { get; init; }

    /// <summary>The names of the tools, as far as they are known at compile time.</summary>
    public EquatableArray<string> Tools { get; init; }
}

/// <summary>What a type that should have tools is.</summary>
public enum ToolUseKind
{
    Toolset,

    /// <summary>It has neither tools nor a property <c>Tools</c>.</summary>
    WithoutTools,

    /// <summary>Only its container, its file or its own project can name it.</summary>
    OutOfReach,

    /// <summary>No type at all: the compiler says so.</summary>
    Unknown,
}
