using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Aegis.Graph.Extract.Schemas;

/// <summary>A property or field that JSON could have, if no other has its name.</summary>
internal sealed record MemberCandidate(ISymbol Symbol, ITypeSymbol Type, ImmutableArray<AttributeData> Attributes)
{
    private const int Always = 1;

    public string Name => Symbol.Name;

    public string JsonName { get; } =
        Attributes.Find("JsonPropertyNameAttribute", KnownNames.JsonSerialization)?.Argument(0) as string
        ?? CamelCase.Of(Symbol.Name);

    /// <summary>Whether <c>[JsonIgnore]</c> takes it out altogether; its other conditions are about values.</summary>
    public bool IsIgnored { get; } =
        Attributes.Find("JsonIgnoreAttribute", KnownNames.JsonSerialization) is { } ignore
        && ConditionOf(ignore) == Always;

    /// <summary>Whether it takes what no other member does.</summary>
    public bool IsExtensionData => Has("JsonExtensionDataAttribute");

    public bool IsVirtual => Symbol is { IsVirtual: true } or { IsOverride: true } or { IsAbstract: true };

    public bool IsWritable =>
        Symbol switch
        {
            IPropertySymbol { SetMethod: { } setter } => setter.DeclaredAccessibility == Accessibility.Public
                || Has("JsonIncludeAttribute"),
            IFieldSymbol data => !data.IsReadOnly,
            _ => false,
        };

    public bool Has(string attribute) => Attributes.Find(attribute, KnownNames.JsonSerialization) is not null;

    /// <summary>Whether another of the same name, in the same or a derived type, takes its place.</summary>
    public bool IsHiddenBy(MemberCandidate other) =>
        Name == other.Name && IsBaseOrSame(Symbol.ContainingType, other.Symbol.ContainingType);

    private static int ConditionOf(AttributeData ignore)
    {
        foreach (var argument in ignore.NamedArguments)
        {
            if (argument is { Key: "Condition", Value.Value: int condition })
            {
                return condition;
            }
        }

        return Always;
    }

    private static bool IsBaseOrSame(INamedTypeSymbol type, INamedTypeSymbol other)
    {
        for (var current = other; current is not null; current = current.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(current, type))
            {
                return true;
            }
        }

        return other.AllInterfaces.Contains(type, SymbolEqualityComparer.Default);
    }
}
