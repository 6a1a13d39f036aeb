using System.Collections.Immutable;
using Aegis.Graph.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Aegis.Graph.Extract;

/// <summary>A class symbol to what emission needs to write another part of it.</summary>
internal static class TypeDeclarationExtractor
{
    private static readonly SymbolDisplayFormat Declared = new(
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers
    );

    public static TypeDeclaration Extract(INamedTypeSymbol type)
    {
        var containers = ImmutableArray.CreateBuilder<string>();
        var names = ImmutableArray.CreateBuilder<string>();
        for (var container = type.ContainingType; container is not null; container = container.ContainingType)
        {
            containers.Insert(0, $"partial {Keyword(container)} {DeclaredName(container)}");
            names.Insert(0, container.Name);
        }

        return new TypeDeclaration(
            type.Key(),
            type.FullName(),
            type.Name,
            DeclaredName(type),
            type.ContainingNamespace.Path(escape: true),
            Keyword(type),
            new(containers.ToImmutable()),
            new(names.ToImmutable()),
            TypeNames.VisibilityOf(type)
        );
    }

    /// <summary>The first class, from the inside out, that lacks <c>partial</c>; null when none does.</summary>
    public static INamedTypeSymbol? FirstNotPartial(INamedTypeSymbol type, CancellationToken cancellationToken)
    {
        for (var current = type; current is not null; current = current.ContainingType)
        {
            foreach (var reference in current.DeclaringSyntaxReferences)
            {
                if (
                    reference.GetSyntax(cancellationToken) is TypeDeclarationSyntax syntax
                    && !syntax.Modifiers.Any(SyntaxKind.PartialKeyword)
                )
                {
                    return current;
                }
            }
        }

        return null;
    }

    private static string DeclaredName(INamedTypeSymbol type) =>
        type.Arity > 0 ? type.ToDisplayString(Declared)
        : IsSuspicious(type.Name) ? "@" + type.Name
        : type.Name;

    /// <summary>The compiler takes a name of small letters alone for a keyword, now or in some later version.</summary>
    private static bool IsSuspicious(string name) => name.All(letter => letter is >= 'a' and <= 'z');

    private static string Keyword(INamedTypeSymbol type) =>
        (type.TypeKind, type.IsRecord) switch
        {
            (TypeKind.Struct, true) => "record struct",
            (TypeKind.Struct, false) => "struct",
            (TypeKind.Interface, _) => "interface",
            (_, true) => "record",
            _ => "class",
        };
}
