using System.Collections.Immutable;
using Aegis.CodeFixes.Editing;
using Aegis.CodeFixes.Remedies;
using Aegis.Graph.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Aegis.CodeFixes.Fixes;

/// <summary>AEG002: removes the modifier that keeps a class from being an agent.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UnusableClassFix))]
public sealed class UnusableClassFix : RemedyProvider
{
    private static readonly SyntaxKind[] Removable =
    [
        SyntaxKind.StaticKeyword,
        SyntaxKind.AbstractKeyword,
        SyntaxKind.FileKeyword,
    ];

    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
        ImmutableArray.Create(DiagnosticIds.UnusableAgentClass);

    internal override IEnumerable<Remedy> Remedies(FixPlace place)
    {
        // at a run method it is the type of a parameter or of the output that can not be reached
        if (place.Node is not TypeDeclarationSyntax type || place.ClassSymbol is not { } symbol)
        {
            yield break;
        }

        foreach (var modifier in Removable.Where(modifier => type.Modifiers.Any(modifier)))
        {
            var text = SyntaxFacts.GetText(modifier);
            yield return place.Edit(
                type,
                $"Remove.{text}",
                $"Remove '{text}' from '{symbol.Name}'",
                (editor, node) => Modifiers.Remove(editor, node, modifier)
            );
        }

        if (IsHidden(symbol))
        {
            yield return place.Edit(
                type,
                "MakeInternal",
                $"Make '{symbol.Name}' internal",
                (editor, node) => Modifiers.SetAccess(editor, node, SyntaxKind.InternalKeyword)
            );
        }
    }

    private static bool IsHidden(INamedTypeSymbol type) =>
        type.DeclaredAccessibility
            is Accessibility.Private
                or Accessibility.Protected
                or Accessibility.ProtectedAndInternal;
}
