using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace Aegis.CodeFixes.Editing;

/// <summary>Adds lines to XML documentation.</summary>
internal static class Documentation
{
    /// <summary>Adds an element in a line of its own: a summary before all others, anything else behind them.</summary>
    public static void Add(SyntaxEditor editor, MemberDeclarationSyntax member, string element)
    {
        var end = Members.LineEnd(member).ToString();
        editor.ReplaceNode(
            member,
            (current, _) =>
            {
                var leading = current.GetLeadingTrivia();
                var isIndented = leading.Count > 0 && leading[leading.Count - 1].IsKind(SyntaxKind.WhitespaceTrivia);
                var indentation = isIndented ? leading[leading.Count - 1].ToString() : "";
                var line = SyntaxFactory.ParseLeadingTrivia($"{indentation}/// {element}{end}");
                return current.WithLeadingTrivia(leading.InsertRange(PlaceIn(leading, element), line));
            }
        );
    }

    private static int PlaceIn(SyntaxTriviaList leading, string element)
    {
        var first = leading.IndexOf(SyntaxKind.SingleLineDocumentationCommentTrivia);
        var place = element.StartsWith("<summary>", StringComparison.Ordinal) && first >= 0 ? first : leading.Count;
        return place > 0 && leading[place - 1].IsKind(SyntaxKind.WhitespaceTrivia) ? place - 1 : place;
    }
}
