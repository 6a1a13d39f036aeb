using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace Aegis.CodeFixes.Editing;

/// <summary>Removes attributes and nothing else: comments above them and the lines around them stay.</summary>
internal static class AttributeRemoval
{
    public static void Remove(SyntaxEditor editor, AttributeSyntax attribute)
    {
        var owner = attribute.Parent!.Parent!;
        editor.TrackNode(attribute);
        editor.ReplaceNode(owner, (current, _) => Without(current, current.GetCurrentNode(attribute)!));
    }

    private static SyntaxNode Without(SyntaxNode owner, AttributeSyntax attribute)
    {
        var list = (AttributeListSyntax)attribute.Parent!;
        if (list.Attributes.Count > 1)
        {
            var rest = list.RemoveNode(attribute, SyntaxRemoveOptions.KeepNoTrivia)!;
            return owner.ReplaceNode(list, rest.WithTriviaFrom(list));
        }

        var next = list.GetLastToken().GetNextToken();
        var previous = list.GetFirstToken().GetPreviousToken();
        var isFirst = list.SpanStart == owner.SpanStart;
        var changes = new Dictionary<SyntaxToken, SyntaxToken>();
        if (isFirst || list.GetLeadingTrivia().Any(IsText))
        {
            changes[next] = next.WithLeadingTrivia(Merge(list.GetLeadingTrivia(), next.LeadingTrivia));
        }

        if (!isFirst && EndsLine(list.GetTrailingTrivia()) && !EndsLine(previous.TrailingTrivia))
        {
            changes[previous] = previous.WithTrailingTrivia(list.GetTrailingTrivia());
        }

        // the list is found again by its place among the lists, because changing tokens makes new nodes
        var index = Lists(owner).IndexOf(list);
        var changed = owner.ReplaceTokens(changes.Keys, (token, _) => changes[token]);
        return changed.RemoveNode(Lists(changed)[index], SyntaxRemoveOptions.KeepNoTrivia)!;
    }

    private static SyntaxList<AttributeListSyntax> Lists(SyntaxNode owner) =>
        owner switch
        {
            MemberDeclarationSyntax member => member.AttributeLists,
            ParameterSyntax parameter => parameter.AttributeLists,
            _ => default,
        };

    private static SyntaxTriviaList Merge(SyntaxTriviaList kept, SyntaxTriviaList next) =>
        next.Any(IsText) ? kept.AddRange(next) : kept;

    private static bool IsText(SyntaxTrivia trivia) =>
        !trivia.IsKind(SyntaxKind.WhitespaceTrivia) && !trivia.IsKind(SyntaxKind.EndOfLineTrivia);

    private static bool EndsLine(SyntaxTriviaList trivia) => trivia.Any(SyntaxKind.EndOfLineTrivia);
}
