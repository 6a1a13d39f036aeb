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

    private static readonly SymbolDisplayFormat WithoutAnnotations =
        SymbolDisplayFormat.FullyQualifiedFormat.WithMiscellaneousOptions(
            SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers
                | SymbolDisplayMiscellaneousOptions.UseSpecialTypes
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
            )
            {
                Identity = type.ToDisplayString(WithoutAnnotations),
                IsUnknown = type.IsUnknown(),
            };

    /// <summary>Whether the compiler knows no such type, or none of its parts; it says so itself.</summary>
    public static bool IsUnknown(this ITypeSymbol type) =>
        type switch
        {
            { TypeKind: TypeKind.Error } => true,
            IArrayTypeSymbol array => array.ElementType.IsUnknown(),
            INamedTypeSymbol named => named.TypeArguments.Any(IsUnknown),
            _ => false,
        };

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
                _ => IsReachable(current.DeclaredAccessibility) ? Visibility.Internal : Visibility.Hidden,
            };
            least = here < least ? here : least;
        }

        return least;
    }

    /// <summary>Whether emitted code beside a type can name a member of it.</summary>
    public static bool IsReachable(Accessibility accessibility) =>
        accessibility is Accessibility.Public or Accessibility.Internal or Accessibility.ProtectedOrInternal;

    private static Visibility VisibilityOfParts(this ITypeSymbol type)
    {
        switch (type)
        {
            case IArrayTypeSymbol array:
                return array.ElementType.VisibilityOfParts();
            case IErrorTypeSymbol:
                return Visibility.Public;
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
