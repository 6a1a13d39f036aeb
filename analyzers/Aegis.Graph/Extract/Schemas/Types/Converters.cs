using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Aegis.Graph.Extract.Schemas;

/// <summary>Reads <c>[JsonConverter]</c>.</summary>
internal static class Converters
{
    public static Converter OnType(ITypeSymbol type) =>
        type is INamedTypeSymbol ? Of(type.Attributes()) : Converter.None;

    public static Converter Of(ImmutableArray<AttributeData> attributes)
    {
        foreach (var attribute in attributes)
        {
            if (attribute.AttributeClass is not { } type)
            {
                continue;
            }

            if (type.Is("JsonConverterAttribute", KnownNames.JsonSerialization))
            {
                return attribute.Argument(0) is ITypeSymbol converter ? Of(converter) : Converter.Opaque;
            }

            // an attribute of the developer's own makes its converter itself
            if (type.Derives("JsonConverterAttribute", KnownNames.JsonSerialization))
            {
                return Converter.Opaque;
            }
        }

        return Converter.None;
    }

    private static Converter Of(ITypeSymbol converter) =>
        converter.Is("JsonStringEnumConverter", KnownNames.JsonSerialization) ? Converter.EnumNames
        : converter.Is("JsonNumberEnumConverter", KnownNames.JsonSerialization) ? Converter.EnumNumber
        : converter.Derives("JsonStringEnumConverter", KnownNames.JsonSerialization) ? Converter.EnumText
        : Converter.Opaque;
}
