using System.Collections.Immutable;
using Aegis.CodeFixes.Editing;
using Aegis.CodeFixes.Remedies;
using Aegis.Graph.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Simplification;

namespace Aegis.CodeFixes.Fixes;

/// <summary>AEG012, AEG013, AEG014: changes what a parameter takes.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ParameterFix))]
public sealed class ParameterFix : RemedyProvider
{
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
        ImmutableArray.Create(
            DiagnosticIds.UnboundParameter,
            DiagnosticIds.AmbiguousParameter,
            DiagnosticIds.RequiredFromOptional
        );

    internal override IEnumerable<Remedy> Remedies(FixPlace place) =>
        place.Enclosing<ParameterSyntax>() is { Type: { } type } parameter
            ? place.Id switch
            {
                DiagnosticIds.UnboundParameter => Unbound(place, parameter, type),
                DiagnosticIds.AmbiguousParameter => Ambiguous(place, parameter),
                _ => FromOptional(place, parameter, type),
            }
            : [];

    private static IEnumerable<Remedy> Unbound(FixPlace place, ParameterSyntax parameter, TypeSyntax type)
    {
        var symbol = place.Model.GetDeclaredSymbol(parameter, place.CancellationToken);
        var name = parameter.Identifier.ValueText;
        if (Attributes.Find(symbol, "FromAttribute", place.CancellationToken) is not null)
        {
            yield break;
        }

        foreach (var choice in place.Choices)
        {
            yield return place.Edit(
                type,
                $"Take.{choice[2]}",
                $"Change '{name}' to '{choice[1]}', which '{choice[2]}' produces",
                (editor, node) => Retype(editor, node, choice[0])
            );
        }

        // only a value can be an input
        if (symbol?.Type is not { Name: "AgentOutcome" })
        {
            var input = place.Qualifier() + "Input";
            yield return place.Edit(
                parameter,
                "MarkInput",
                $"Mark '{name}' as [Input]",
                (editor, node) => Members.AddAttribute(editor, node, input)
            );
        }
    }

    private static IEnumerable<Remedy> Ambiguous(FixPlace place, ParameterSyntax parameter)
    {
        foreach (var choice in place.Choices)
        {
            var from = $"{place.Qualifier()}From<{choice[0]}>";
            yield return place.Edit(
                parameter,
                $"From.{choice[0]}",
                $"Take '{parameter.Identifier.ValueText}' from '{choice[1]}'",
                (editor, node) => Members.AddAttribute(editor, node, from)
            );
        }
    }

    private static IEnumerable<Remedy> FromOptional(FixPlace place, ParameterSyntax parameter, TypeSyntax type)
    {
        var name = parameter.Identifier.ValueText;
        yield return place.Edit(
            type,
            "MakeNullable",
            $"Make '{name}' nullable",
            (editor, node) =>
                editor.ReplaceNode(node, SyntaxFactory.NullableType(node.WithoutTrivia()).WithTriviaFrom(node))
        );
        if (place.Hint(HintKeys.Output) is { } output)
        {
            var outcome = $"{place.Qualifier()}AgentOutcome<{output}>";
            yield return place.Edit(
                type,
                "TakeOutcome",
                $"Take the outcome in '{name}', whatever it is",
                (editor, node) => Retype(editor, node, outcome)
            );
        }
    }

    private static void Retype(SyntaxEditor editor, TypeSyntax type, string name) =>
        editor.ReplaceNode(
            type,
            SyntaxFactory.ParseTypeName(name).WithTriviaFrom(type).WithAdditionalAnnotations(Simplifier.Annotation)
        );
}
