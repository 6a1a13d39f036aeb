using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Aegis.Graph.Extract.Schemas;

/// <summary>A place in the document for the schema of a type.</summary>
/// <param name="Type">The type as declared, nullable value or not.</param>
/// <param name="Parent">The schema around it; null for a document of its own.</param>
/// <param name="Step">The way from there, as a JSON pointer.</param>
internal sealed record SchemaPlace(ITypeSymbol Type, SchemaNode? Parent, string Step)
{
    public string Label { get; init; } = "";

    /// <summary>How many names the step has.</summary>
    public int Depth { get; init; } = 1;

    /// <summary>The property or field that holds it.</summary>
    public JsonMember? Member { get; init; }

    /// <summary>The method's parameter that takes it.</summary>
    public IParameterSymbol? Parameter { get; init; }

    public ImmutableArray<AttributeData> ParameterAttributes { get; init; } = ImmutableArray<AttributeData>.Empty;

    /// <summary>What <c>[FixedArgument]</c> gives the parameter; null without.</summary>
    public TypedConstant? Fixed { get; init; }

    public NumberHandling Numbers { get; init; } = NumberHandling.Default;

    /// <summary>Which derived type of a base it is; null for a type of its own.</summary>
    public DerivedCase? Case { get; init; }

    public SchemaNode NewNode() => new(Parent, Step) { Label = Label, Depth = (Parent?.Depth ?? 0) + Depth };
}
