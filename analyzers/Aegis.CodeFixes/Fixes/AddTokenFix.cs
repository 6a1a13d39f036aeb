using System.Collections.Immutable;
using Aegis.CodeFixes.Editing;
using Aegis.CodeFixes.Remedies;
using Aegis.Graph.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;

namespace Aegis.CodeFixes.Fixes;

/// <summary>AEG026: lets a tool take a token, which callers need not give.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AddTokenFix))]
public sealed class AddTokenFix : RemedyProvider
{
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
        ImmutableArray.Create(DiagnosticIds.ToolWithoutToken);

    internal override IEnumerable<Remedy> Remedies(FixPlace place)
    {
        // a partial method has two parameter lists, and a params array stays the last parameter
        if (
            place.Enclosing<MethodDeclarationSyntax>() is not { } method
            || method.Modifiers.Any(SyntaxKind.PartialKeyword)
            || method.ParameterList.Parameters.Any(p => p.Modifiers.Any(SyntaxKind.ParamsKeyword))
            || method.ParameterList.Parameters.Any(p => p.Identifier.ValueText == "cancellationToken")
        )
        {
            yield break;
        }

        var attribute =
            method.Modifiers.Any(SyntaxKind.AsyncKeyword)
            && method.ReturnType.ToString().IndexOf("IAsyncEnumerable", StringComparison.Ordinal) >= 0
                ? "[System.Runtime.CompilerServices.EnumeratorCancellation] "
                : "";
        var parameter = $"{attribute}System.Threading.CancellationToken cancellationToken = default";
        yield return place.Edit(
            method.ParameterList,
            "AddToken",
            $"Let '{method.Identifier.ValueText}' take a CancellationToken",
            (editor, list) =>
                editor.ReplaceNode(
                    list,
                    (current, _) =>
                        ((ParameterListSyntax)current)
                            .AddParameters(Members.Parameter(parameter))
                            .WithAdditionalAnnotations(Formatter.Annotation)
                )
        );
    }
}
