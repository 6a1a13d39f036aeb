using Microsoft.CodeAnalysis;

namespace Aegis.Graph.Extract.Schemas;

/// <summary>Arrays, lists, sets and dictionaries.</summary>
internal static class Collections
{
    /// <summary>Null for what is no collection.</summary>
    public static TypeShape? ShapeOf(ITypeSymbol type)
    {
        switch (type)
        {
            case IArrayTypeSymbol array:
                return new(TypeForm.Enumerable, array.ElementType);
            case INamedTypeSymbol { Name: "Memory" or "ReadOnlyMemory", Arity: 1 } memory
                when type.ContainingNamespace.Is("System"):
                return new(TypeForm.Enumerable, memory.TypeArguments[0]);
            case not INamedTypeSymbol:
                return null;
        }

        if (Arguments(type, "IAsyncEnumerable", 1) is { } stream)
        {
            return new(TypeForm.Enumerable, stream.TypeArguments[0]);
        }

        if (!IsEnumerable(type))
        {
            return null;
        }

        if ((Arguments(type, "IDictionary", 2) ?? Arguments(type, "IReadOnlyDictionary", 2)) is { } dictionary)
        {
            return new(TypeForm.Dictionary, dictionary.TypeArguments[1], dictionary.TypeArguments[0]);
        }

        return Arguments(type, "IEnumerable", 1) is { } generic ? new(TypeForm.Enumerable, generic.TypeArguments[0])
            : Implements(type, "IDictionary", "System.Collections") ? new(TypeForm.Dictionary)
            : new(TypeForm.Enumerable);
    }

    /// <summary>Whether a type is this interface or implements it.</summary>
    public static bool Implements(ITypeSymbol type, string name, string space)
    {
        if (type.Is(name, space))
        {
            return true;
        }

        foreach (var candidate in type.AllInterfaces)
        {
            if (candidate.Is(name, space))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsEnumerable(ITypeSymbol type)
    {
        if (type.SpecialType == SpecialType.System_Collections_IEnumerable)
        {
            return true;
        }

        foreach (var candidate in type.AllInterfaces)
        {
            if (candidate.SpecialType == SpecialType.System_Collections_IEnumerable)
            {
                return true;
            }
        }

        return false;
    }

    private static INamedTypeSymbol? Arguments(ITypeSymbol type, string name, int arity)
    {
        if (type is INamedTypeSymbol named && Is(named, name, arity))
        {
            return named;
        }

        foreach (var candidate in type.AllInterfaces)
        {
            if (Is(candidate, name, arity))
            {
                return candidate;
            }
        }

        return null;
    }

    private static bool Is(INamedTypeSymbol type, string name, int arity) =>
        type.TypeArguments.Length == arity
        && type.Name == name
        && type.TypeKind == TypeKind.Interface
        && type.ContainingNamespace.Is(KnownNames.Collections);
}
