using System.Collections.Immutable;
using Aegis.CodeFixes.Editing;
using Aegis.CodeFixes.Remedies;
using Aegis.Graph.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Aegis.CodeFixes.Fixes;

/// <summary>AEG050: adds the method that a <c>[Fallback]</c> names, or lets the pipeline call it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(FallbackFix))]
public sealed class FallbackFix : RemedyProvider
{
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
        ImmutableArray.Create(DiagnosticIds.FallbackDoesNotFit);

    internal override IEnumerable<Remedy> Remedies(FixPlace place)
    {
        if (place.Class is not { } type || NameIn(place) is not { } name)
        {
            yield break;
        }

        if (place.Hint(HintKeys.Signature) is { } signature)
        {
            yield return place.Edit(
                type,
                "AddMethod",
                $"Add '{name}' to '{type.Identifier.ValueText}'",
                (editor, node) =>
                    Members.Add(
                        editor,
                        node,
                        $"{signature}\n{{\n    throw new global::System.NotImplementedException();\n}}"
                    )
            ) with
            {
                Subject = name,
            };
        }

        if (place.Hint(HintKeys.Access) is { } access && MethodOf(place, name) is { } method)
        {
            yield return place.Edit(
                method,
                "SetAccess",
                $"Make '{name}' {access}",
                (editor, node) =>
                    Modifiers.SetAccess(
                        editor,
                        node,
                        access == "public" ? SyntaxKind.PublicKeyword : SyntaxKind.InternalKeyword
                    )
            );
        }
    }

    private static string? NameIn(FixPlace place) =>
        place.Enclosing<AttributeSyntax>()?.ArgumentList?.Arguments.FirstOrDefault() is { } argument
            ? place.Model.GetConstantValue(argument.Expression, place.CancellationToken).Value as string
            : null;

    /// <summary>The method that the message is about: the first of its name.</summary>
    private static MethodDeclarationSyntax? MethodOf(FixPlace place, string name) =>
        place
            .ClassSymbol?.GetMembers(name)
            .OfType<IMethodSymbol>()
            .FirstOrDefault(method => method.MethodKind == MethodKind.Ordinary)
            ?.DeclaringSyntaxReferences.FirstOrDefault()
            ?.GetSyntax(place.CancellationToken) as MethodDeclarationSyntax;
}
