using Aegis.Graph.Model;
using Microsoft.CodeAnalysis;

namespace Aegis.Graph.Extract;

/// <summary>Type symbols to names.</summary>
public static class TypeNames
{
    private static readonly SymbolDisplayFormat Full =
        SymbolDisplayFormat.FullyQualifiedFormat.WithMiscellaneousOptions(
            SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers
                | SymbolDisplayMiscellaneousOptions.UseSpecialTypes
                | SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier
        );

    private static readonly SymbolDisplayFormat Short = SymbolDisplayFormat.MinimallyQualifiedFormat;

    public static TypeName ToTypeName(this ITypeSymbol type) =>
        type.SpecialType == SpecialType.System_String && type.NullableAnnotation != NullableAnnotation.Annotated
            ? KnownTypes.Text
            : new TypeName(
                type.ToDisplayString(Full),
                type.ToDisplayString(Short),
                type.VisibilityOfParts(),
                !type.IsValueType
            );

    /// <summary>Namespace, containers and names, with arity, unlike any other class of the assembly.</summary>
    public static string Key(this ITypeSymbol type)
    {
        var name = type is INamedTypeSymbol { Arity: > 0 } ? type.MetadataName : type.Name;
        if (type.ContainingType is { } container)
        {
            return $"{container.Key()}.{name}";
        }

        return type.ContainingNamespace is { IsGlobalNamespace: false } space
            ? $"{space.ToDisplayString()}.{name}"
            : name;
    }

    public static string FullName(this ITypeSymbol type) => type.ToDisplayString(Full);

    /// <summary>From how far the type itself can be seen.</summary>
    public static Visibility VisibilityOf(ISymbol symbol)
    {
        var least = Visibility.Public;
        for (var current = symbol; current is not null and not INamespaceSymbol; current = current.ContainingSymbol)
        {
            var here = current switch
            {
                INamedTypeSymbol { IsFileLocal: true } => Visibility.Hidden,
                { DeclaredAccessibility: Accessibility.Public } => Visibility.Public,
                { DeclaredAccessibility: Accessibility.Internal or Accessibility.ProtectedOrInternal } =>
                    Visibility.Internal,
                _ => Visibility.Hidden,
            };
            least = here < least ? here : least;
        }

        return least;
    }

    private static Visibility VisibilityOfParts(this ITypeSymbol type)
    {
        switch (type)
        {
            case IArrayTypeSymbol array:
                return array.ElementType.VisibilityOfParts();
            case INamedTypeSymbol named:
                var least = VisibilityOf(named);
                for (var part = named; part is not null; part = part.ContainingType)
                {
                    foreach (var argument in part.TypeArguments)
                    {
                        var here = argument.VisibilityOfParts();
                        least = here < least ? here : least;
                    }
                }

                return least;
            default:
                return Visibility.Public;
        }
    }
}
