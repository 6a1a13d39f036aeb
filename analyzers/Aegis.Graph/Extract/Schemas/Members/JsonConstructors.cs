using Microsoft.CodeAnalysis;

namespace Aegis.Graph.Extract.Schemas;

/// <summary>The constructor that the serializer calls.</summary>
internal static class JsonConstructors
{
    /// <summary>Null when there is none with parameters to fill.</summary>
    public static IMethodSymbol? Of(INamedTypeSymbol type)
    {
        if (type.IsAbstract || type.TypeKind is not (TypeKind.Class or TypeKind.Struct))
        {
            return null;
        }

        IMethodSymbol? only = null;
        var count = 0;
        foreach (var constructor in type.InstanceConstructors)
        {
            if (constructor.IsImplicitlyDeclared && type.IsValueType)
            {
                continue;
            }

            if (constructor.Attributes().Find("JsonConstructorAttribute", KnownNames.JsonSerialization) is not null)
            {
                return constructor;
            }

            if (constructor.DeclaredAccessibility == Accessibility.Public)
            {
                count++;
                only = only is { Parameters.Length: 0 } ? only : constructor;
            }
        }

        // a struct has its default, whatever else it declares
        return type.IsValueType && !IsPair(type) ? null
            : only is { Parameters.Length: 0 } || count == 1 ? only
            : null;
    }

    /// <summary>Whether JSON can make one at all.</summary>
    public static bool Exists(INamedTypeSymbol type) => type.IsValueType || Of(type) is not null;

    public static IParameterSymbol? ParameterFor(IMethodSymbol? constructor, MemberCandidate member)
    {
        if (constructor is not null)
        {
            foreach (var parameter in constructor.Parameters)
            {
                if (
                    string.Equals(parameter.Name, member.Name, StringComparison.OrdinalIgnoreCase)
                    && SymbolEqualityComparer.Default.Equals(parameter.Type, member.Type)
                )
                {
                    return parameter;
                }
            }
        }

        return null;
    }

    private static bool IsPair(INamedTypeSymbol type) =>
        type.Arity == 2 && type.Is("KeyValuePair", KnownNames.Collections);
}
