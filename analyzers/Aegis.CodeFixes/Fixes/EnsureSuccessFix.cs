using System.Collections.Immutable;
using Aegis.CodeFixes.Remedies;
using Aegis.Graph.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Aegis.CodeFixes.Fixes;

/// <summary>AEG019: awaits the result and throws when an agent did not succeed.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(EnsureSuccessFix))]
public sealed class EnsureSuccessFix : RemedyProvider
{
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
        ImmutableArray.Create(DiagnosticIds.IgnoredResult);

    internal override IEnumerable<Remedy> Remedies(FixPlace place)
    {
        if (
            place.Enclosing<ExpressionStatementSyntax>() is not { Expression: var expression } statement
            || Ensured(expression, CanAwait(statement)) is not { } ensured
        )
        {
            yield break;
        }

        yield return place.Edit(
            expression,
            "EnsureSuccess",
            "Throw when an agent did not succeed: EnsureSuccess()",
            (editor, node) => editor.ReplaceNode(node, SyntaxFactory.ParseExpression(ensured).WithTriviaFrom(node))
        );
    }

    /// <summary>The result, as the statement comes by it, and the call on it; null where it can not be had.</summary>
    private static string? Ensured(ExpressionSyntax expression, bool canAwait)
    {
        var text = expression.WithoutTrivia().ToString();
        return expression switch
        {
            AwaitExpressionSyntax => $"({text}).EnsureSuccess()",
            InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax member } call => member
                .Name
                .Identifier
                .ValueText switch
            {
                "GetResult" => $"{text}.EnsureSuccess()",
                "Wait" when call.ArgumentList.Arguments.Count == 0 =>
                    $"{member.Expression}.GetAwaiter().GetResult().EnsureSuccess()",
                "Wait" => null,
                _ => Awaited(),
            },
            _ => Awaited(),
        };

        string? Awaited() => canAwait ? $"(await {text}).EnsureSuccess()" : null;
    }

    private static bool CanAwait(SyntaxNode node) =>
        node.Ancestors()
            .Select(ancestor =>
                ancestor switch
                {
                    MethodDeclarationSyntax method => method.Modifiers.Any(SyntaxKind.AsyncKeyword),
                    LocalFunctionStatementSyntax local => local.Modifiers.Any(SyntaxKind.AsyncKeyword),
                    AnonymousFunctionExpressionSyntax lambda => lambda.Modifiers.Any(SyntaxKind.AsyncKeyword),
                    GlobalStatementSyntax => true,
                    MemberDeclarationSyntax => (bool?)false,
                    _ => null,
                }
            )
            .FirstOrDefault(answer => answer is not null)
        ?? false;
}
