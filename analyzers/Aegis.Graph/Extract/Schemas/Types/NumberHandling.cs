using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Aegis.Graph.Extract.Schemas;

/// <summary>What <c>[JsonNumberHandling]</c> says, with the serializer's own values.</summary>
[Flags]
internal enum NumberHandling
{
    Strict = 0,
    FromString = 1,
    AsString = 2,
    NamedLiterals = 4,

    /// <summary>What <c>JsonSerializerDefaults.Web</c> says.</summary>
    Default = FromString,
}

/// <summary>Reads <c>[JsonNumberHandling]</c>.</summary>
internal static class NumberHandlings
{
    public static NumberHandling? OnType(ITypeSymbol type) => type is INamedTypeSymbol ? Of(type.Attributes()) : null;

    public static NumberHandling? Of(ImmutableArray<AttributeData> attributes) =>
        attributes.Find("JsonNumberHandlingAttribute", KnownNames.JsonSerialization)?.Argument(0) is int value
            ? (NumberHandling)value
            : null;
}
