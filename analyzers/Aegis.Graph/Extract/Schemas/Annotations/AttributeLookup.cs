using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Aegis.Graph.Extract.Schemas;

/// <summary>Finds attributes by name and namespace.</summary>
internal static class AttributeLookup
{
    public static ImmutableArray<AttributeData> None => ImmutableArray<AttributeData>.Empty;

    public static AttributeData? Find(this ImmutableArray<AttributeData> attributes, string name, string space)
    {
        foreach (var attribute in attributes)
        {
            if (attribute.AttributeClass is { } type && type.Is(name, space))
            {
                return attribute;
            }
        }

        return null;
    }

    /// <summary>The value of a constructor's argument; null for arrays, and when there is none.</summary>
    public static object? Argument(this AttributeData attribute, int index) =>
        attribute.ConstructorArguments.Length > index
        && attribute.ConstructorArguments[index] is { Kind: not TypedConstantKind.Array, Value: var value }
            ? value
            : null;

    /// <summary>Looks at syntax first.</summary>
    public static ImmutableArray<AttributeData> Attributes(this ISymbol symbol) =>
        symbol.MayHaveAttributes() ? symbol.GetAttributes() : ImmutableArray<AttributeData>.Empty;
}
