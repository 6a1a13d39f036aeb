using System.Collections.Immutable;
using Aegis.CodeFixes.Editing;
using Aegis.CodeFixes.Remedies;
using Aegis.Graph.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Aegis.CodeFixes.Fixes;

/// <summary>AEG025: makes an optional parameter of a strict tool required and nullable, and lets null mean what its default was.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(StrictParameterFix))]
public sealed class StrictParameterFix : RemedyProvider
{
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
        ImmutableArray.Create(DiagnosticIds.OptionalInStrictTool);

    internal override IEnumerable<Remedy> Remedies(FixPlace place)
    {
        if (
            place.Enclosing<ParameterSyntax>() is not { Default: not null, Parent: ParameterListSyntax list } target
            || list.Parent is not MethodDeclarationSyntax method
            || place.Model.GetDeclaredSymbol(method, place.CancellationToken) is not { } symbol
        )
        {
            yield break;
        }

        // no required parameter can stand behind an optional one, so that those before it come along
        var all = list
            .Parameters.Where(other => other.Default is not null && other.SpanStart <= target.SpanStart)
            .ToList();
        var reported = place.Choices.Select(choice => choice[0]).ToList();
        if (all.Exists(parameter => parameter.Type is null || !reported.Contains(parameter.Identifier.ValueText)))
        {
            yield break;
        }

        var moves = all.Select(parameter => Move.Of(parameter, symbol, method, place)).ToList();
        var lost = moves.Where(move => move.IsDefaultLost).Select(move => move.Parameter).ToList();
        yield return place.Edit(
            target,
            "MakeRequired",
            $"Make {Names(all)} required and nullable"
                + (lost.Count == 0 ? "" : $", and drop the default of {Names(lost)}"),
            (editor, _) =>
            {
                foreach (var move in moves)
                {
                    DefaultInUse.Replace(editor, move.Uses, move.Parameter.Default!.Value);
                    editor.ReplaceNode(move.Parameter, (current, _) => Required((ParameterSyntax)current));
                }
            }
        );
    }

    private static string Names(IEnumerable<ParameterSyntax> parameters) =>
        string.Join(", ", parameters.Select(parameter => $"'{parameter.Identifier.ValueText}'"));

    private static ParameterSyntax Required(ParameterSyntax parameter)
    {
        var type = parameter.Type!;
        return parameter
            .WithDefault(null)
            .WithIdentifier(parameter.Identifier.WithTrailingTrivia())
            .WithType(
                type is NullableTypeSyntax
                    ? type
                    : SyntaxFactory
                        .NullableType(type.WithoutTrailingTrivia())
                        .WithTrailingTrivia(type.GetTrailingTrivia())
            );
    }

    /// <summary>One parameter, and where its default goes.</summary>
    private sealed record Move(ParameterSyntax Parameter, IReadOnlyList<IdentifierNameSyntax> Uses, bool IsDefaultLost)
    {
        public static Move Of(
            ParameterSyntax syntax,
            IMethodSymbol symbol,
            MethodDeclarationSyntax method,
            FixPlace place
        )
        {
            var parameter = symbol.Parameters.First(other => other.Name == syntax.Identifier.ValueText);
            var isNull = DefaultInUse.IsNull(parameter);
            var uses = isNull ? [] : DefaultInUse.Of(parameter, method, place);
            return new Move(syntax, uses ?? [], uses is null);
        }
    }
}
