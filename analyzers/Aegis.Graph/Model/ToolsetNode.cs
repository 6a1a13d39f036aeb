namespace Aegis.Graph.Model;

/// <summary>One type with <c>[Tool]</c> methods.</summary>
public sealed record ToolsetNode
{
    /// <summary>Tells anchors of its clashing members from those of an agent that the type may be as well.</summary>
    public const int ClashPart = 1;

    public required TypeDeclaration Type { get; init; }

    /// <summary>In the order of their declaration.</summary>
    public EquatableArray<ToolNode> Tools { get; init; }

    /// <summary>Methods with <c>[Probe]</c> that tell of none of them.</summary>
    public EquatableArray<StrayProbe> StrayProbes { get; init; }

    /// <summary>What its base class adds to its tools.</summary>
    public InheritedTools Inherited { get; init; }

    /// <summary>The base class with tools, as code can write it anywhere; empty without.</summary>
    public string Base { get; init; } = "";

    /// <summary>Whether a field more would change what equal means: records and structures.</summary>
    public bool IsValue { get; init; }

    /// <summary>Names that its own nested types can not have.</summary>
    public EquatableArray<string> TakenNames { get; init; }
    public EquatableArray<ShapeDefect> Defects { get; init; }

    /// <summary>Whether emitted code may add a part: the type and all its containers are partial.</summary>
    public bool IsExtensible { get; init; } = true;

    /// <summary>Members of the user's that emitted ones would clash with.</summary>
    public EquatableArray<string> ClashingMembers { get; init; }

    /// <summary>Whether the tools need no instance.</summary>
    public bool IsStatic => Inherited != InheritedTools.OfInstance && Tools.All(tool => tool.IsStatic);
}

/// <summary>What tools a type has from its base class.</summary>
public enum InheritedTools
{
    None,
    Static,
    OfInstance,
}
