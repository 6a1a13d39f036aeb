using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Aegis.Graph.Extract.Schemas;

/// <summary>A property or field that JSON has.</summary>
/// <param name="Owner">The type that is serialized, which may inherit it.</param>
/// <param name="Symbol">What declares it.</param>
/// <param name="Type">What it holds.</param>
/// <param name="Name">Its name in JSON.</param>
/// <param name="Attributes">Its own attributes.</param>
internal sealed record JsonMember(
    INamedTypeSymbol Owner,
    ISymbol Symbol,
    ITypeSymbol Type,
    string Name,
    ImmutableArray<AttributeData> Attributes
)
{
    /// <summary>The parameter of the constructor that sets it; null for none.</summary>
    public IParameterSymbol? Parameter { get; init; }

    public ImmutableArray<AttributeData> ParameterAttributes { get; init; } = ImmutableArray<AttributeData>.Empty;

    /// <summary>Whether JSON without it is refused.</summary>
    public bool IsRequired { get; init; }

    public bool IsNullable { get; init; }

    /// <summary>Whether there is a setter or a parameter for what JSON says.</summary>
    public bool IsWritable { get; init; }

    public NumberHandling? Numbers { get; init; }

    public Converter Converter { get; init; }
}
