using Aegis.Graph.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

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

    public static TypeName ToTypeName(this ITypeSymbol type)
    {
        if (type.SpecialType == SpecialType.System_String && type.NullableAnnotation != NullableAnnotation.Annotated)
        {
            return KnownTypes.Text;
        }

        var name = type.FullName();
        return new TypeName(name, type.ShortName(), type.VisibilityOfParts(), !type.IsValueType)
        {
            Identity = name.IndexOf('?') < 0 ? name : WithoutContextualKeywords(type, WithoutAnnotations),
            IsUnknown = type.IsUnknown(),
            IsConfined = type.IsConfined(),
        };
    }

    /// <summary>Whether the compiler knows no such type, or none of its parts; it says so itself.</summary>
    public static bool IsUnknown(this ITypeSymbol type) =>
        type switch
        {
            { TypeKind: TypeKind.Error } => true,
            IArrayTypeSymbol array => array.ElementType.IsUnknown(),
            INamedTypeSymbol { Arity: > 0 } named => named.TypeArguments.Any(IsUnknown),
            _ => false,
        };

    private static bool IsConfined(this ITypeSymbol type) =>
        type switch
        {
            ITypeParameterSymbol or IPointerTypeSymbol or IFunctionPointerTypeSymbol => true,
            IArrayTypeSymbol array => array.ElementType.IsConfined(),
            INamedTypeSymbol named => named.TypeArguments.Any(IsConfined)
                || (named.ContainingType?.IsConfined() ?? false),
            _ => false,
        };

    /// <summary>Namespace, containers and names, with arity, unlike any other class of the assembly.</summary>
    public static string Key(this ITypeSymbol type)
    {
        var name = type is INamedTypeSymbol { Arity: > 0 } ? type.MetadataName : type.Name;
        return type.ContainingType is { } container ? $"{container.Key()}.{name}"
            : type.ContainingNamespace is { IsGlobalNamespace: false } space ? $"{space.Path(escape: false)}.{name}"
            : name;
    }

    /// <summary>With <c>global::</c>, as code can write it anywhere.</summary>
    public static string FullName(this ITypeSymbol type) =>
        !IsPlain(type) ? WithoutContextualKeywords(type, Full)
        : type.ContainingNamespace.IsGlobalNamespace ? $"global::{Escape(type.Name)}"
        : $"global::{type.ContainingNamespace.Path(escape: true)}.{Escape(type.Name)}";

    /// <summary>As a developer would write it in its own namespace.</summary>
    public static string ShortName(this ITypeSymbol type) =>
        IsPlain(type) ? type.Name : type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat);

    /// <summary>Names joined by dots; empty for the global namespace.</summary>
    public static string Path(this INamespaceSymbol space, bool escape)
    {
        if (space.IsGlobalNamespace)
        {
            return "";
        }

        var name = escape ? Escape(space.Name) : space.Name;
        return space.ContainingNamespace is { IsGlobalNamespace: false } parent
            ? $"{parent.Path(escape)}.{name}"
            : name;
    }

    /// <summary><c>nint</c> is a keyword only where no type of that name is in scope.</summary>
    private static string WithoutContextualKeywords(ITypeSymbol type, SymbolDisplayFormat format)
    {
        var name = type.ToDisplayString(format);
        return name.IndexOf("nint", StringComparison.Ordinal) < 0 && name.IndexOf("nuint", StringComparison.Ordinal) < 0
            ? name
            : string.Concat(type.ToDisplayParts(format).Select(WithoutContextualKeyword));
    }

    private static string WithoutContextualKeyword(SymbolDisplayPart part) =>
        part.Symbol is INamedTypeSymbol { IsNativeIntegerType: true } number && part.ToString() is "nint" or "nuint"
            ? number.SpecialType == SpecialType.System_IntPtr
                ? "global::System.IntPtr"
                : "global::System.UIntPtr"
            : part.ToString();

    /// <summary>
    /// Whether a name is all there is to write. Roslyn's display strings cost microseconds, and most types are like this.
    /// </summary>
    private static bool IsPlain(ITypeSymbol type) =>
        type
            is INamedTypeSymbol
            {
                Arity: 0,
                ContainingType: null,
                SpecialType: SpecialType.None,
                IsTupleType: false,
                IsNativeIntegerType: false,
                TypeKind: TypeKind.Class or TypeKind.Struct or TypeKind.Interface or TypeKind.Enum or TypeKind.Delegate,
                NullableAnnotation: not NullableAnnotation.Annotated,
            };

    private static string Escape(string name) =>
        SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None ? "@" + name : name;

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
            case ITypeParameterSymbol or IPointerTypeSymbol or IFunctionPointerTypeSymbol or { IsRefLikeType: true }:
                return Visibility.Hidden;
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
