using Aegis.Graph.Model;

namespace Aegis.Generators.Plan;

/// <summary>What is written beside one type with tools.</summary>
internal sealed record ToolsetPlan
{
    public required string HintName { get; init; }
    public required TypeDeclaration Type { get; init; }
    public EquatableArray<ToolPlan> Tools { get; init; }

    /// <summary>Whether the tools need no instance.</summary>
    public bool IsStatic { get; init; }

    /// <summary>Whether the tools are made once and kept in a field.</summary>
    public bool IsCached { get; init; }

    /// <summary>The tools of the base class as an expression; empty without.</summary>
    public string Inherited { get; init; } = "";

    /// <summary>The field that keeps the tools of an instance.</summary>
    public required string Field { get; init; }

    /// <summary>The nested class that holds what is known of the tools before they are called.</summary>
    public required string Definitions { get; init; }

    /// <summary>The nested class that knows how values become JSON.</summary>
    public required string Json { get; init; }

    /// <summary>The nested class with the turns that call the tools.</summary>
    public required string Turns { get; init; }

    /// <summary>The expression that makes the serializer's settings; empty for the default.</summary>
    public required string JsonExpression { get; init; }
}

/// <summary>One tool of a type.</summary>
internal sealed record ToolPlan
{
    public required ToolNode Node { get; init; }

    /// <summary>The field that holds its definition.</summary>
    public required string Definition { get; init; }

    /// <summary>The nested class that calls it.</summary>
    public required string Function { get; init; }

    /// <summary>The field that holds the instance.</summary>
    public required string Instance { get; init; }

    /// <summary>The call, as a parameter.</summary>
    public required string Call { get; init; }

    /// <summary>The token, as the method is given it; <c>_</c> when it takes none.</summary>
    public required string Token { get; init; }

    /// <summary>The field that says how the result is handed over.</summary>
    public required string Result { get; init; }

    /// <summary>The field of each parameter that is read; empty for others.</summary>
    public EquatableArray<string> Fields { get; init; }

    /// <summary>The method of each of the tool's readers.</summary>
    public EquatableArray<string> Readers { get; init; }

    /// <summary>The nested class that holds what makes its turns.</summary>
    public required string TurnFactory { get; init; }

    /// <summary>The method that makes one; empty when code beside the type could not name what it takes or gives.</summary>
    public required string Turn { get; init; }

    /// <summary>What was read, as the method that runs is given it.</summary>
    public required string Bound { get; init; }
}
