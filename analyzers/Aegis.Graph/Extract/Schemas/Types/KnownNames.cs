using Microsoft.CodeAnalysis;

namespace Aegis.Graph.Extract.Schemas;

/// <summary>Tells types of the framework by name, so that none of its assemblies is loaded.</summary>
internal static class KnownNames
{
    public const string Json = "System.Text.Json";
    public const string JsonNodes = "System.Text.Json.Nodes";
    public const string JsonSerialization = "System.Text.Json.Serialization";
    public const string ComponentModel = "System.ComponentModel";
    public const string Annotations = "System.ComponentModel.DataAnnotations";
    public const string Collections = "System.Collections.Generic";
    public const string CodeAnalysis = "System.Diagnostics.CodeAnalysis";

    /// <summary>Whether a type that is in no other has this name and namespace; generics of any arity.</summary>
    public static bool Is(this ITypeSymbol type, string name, string space) =>
        type.Name == name && type.ContainingType is null && type.ContainingNamespace.Is(space);

    /// <summary>Whether a type or one that it derives from has this name.</summary>
    public static bool Derives(this ITypeSymbol type, string name, string space)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (current.Is(name, space))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Compares from the end, without making the whole name.</summary>
    public static bool Is(this INamespaceSymbol? space, string name)
    {
        var end = name.Length;
        while (space is { IsGlobalNamespace: false })
        {
            var start = end - space.Name.Length;
            if (start < 0 || string.CompareOrdinal(name, start, space.Name, 0, space.Name.Length) != 0)
            {
                return false;
            }

            if (start == 0)
            {
                return space.ContainingNamespace is null or { IsGlobalNamespace: true };
            }

            if (name[start - 1] != '.')
            {
                return false;
            }

            end = start - 1;
            space = space.ContainingNamespace;
        }

        return false;
    }

    /// <summary>The type that a nullable value holds; else the type itself.</summary>
    public static ITypeSymbol WithoutNullable(this ITypeSymbol type) =>
        type.IsNullableValue() ? ((INamedTypeSymbol)type).TypeArguments[0] : type;

    public static bool IsNullableValue(this ITypeSymbol type) =>
        type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T;
}
