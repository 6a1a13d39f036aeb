using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Aegis.Graph.Extract.Schemas;

/// <summary>Reads <c>[DisplayName]</c>, which classes inherit.</summary>
internal static class Titles
{
    public static string? Of(
        ImmutableArray<AttributeData> own,
        ImmutableArray<AttributeData> constructor,
        INamedTypeSymbol? type
    )
    {
        var title = Of(own) ?? Of(constructor);
        for (
            var current = type;
            title is null && current is { SpecialType: SpecialType.None, TypeKind: TypeKind.Class };
            current = current.BaseType
        )
        {
            title = Of(current.Attributes());
        }

        return title;
    }

    private static string? Of(ImmutableArray<AttributeData> attributes) =>
        attributes.Find("DisplayNameAttribute", KnownNames.ComponentModel)?.Argument(0) as string;
}
