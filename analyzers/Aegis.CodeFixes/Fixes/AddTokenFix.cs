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

/// <summary>AEG026: lets a tool take a token, which callers need not give, and hands it to the calls that take one.</summary>
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
        var calls = TokenForwarding.In(method, place).ToList();
        var forward = calls.Count == 0 ? "" : " and hand it on";
        yield return place.Edit(
            method.ParameterList,
            "AddToken",
            $"Let '{method.Identifier.ValueText}' take a CancellationToken{forward}",
            (editor, list) =>
            {
                editor.ReplaceNode(
                    list,
                    (current, _) =>
                        ((ParameterListSyntax)current)
                            .AddParameters(Members.Parameter(parameter))
                            .WithAdditionalAnnotations(Formatter.Annotation)
                );
                foreach (var (call, argument) in calls)
                {
                    editor.ReplaceNode(
                        call,
                        (current, _) =>
                            ((ArgumentListSyntax)current)
                                .AddArguments(argument)
                                .WithAdditionalAnnotations(Formatter.Annotation)
                    );
                }
            }
        );
    }
}
