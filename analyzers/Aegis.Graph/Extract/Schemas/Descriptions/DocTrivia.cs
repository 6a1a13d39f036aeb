using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Aegis.Graph.Extract.Schemas;

/// <summary>
/// The text of documentation comments as it stands in the source. Without a documentation file the compiler takes them for
/// plain comments and symbols have none, so they are always read here: the same source has the same descriptions.
/// </summary>
internal static class DocTrivia
{
    /// <summary>The XML before a declaration; empty for none.</summary>
    public static string Of(SyntaxNode declaration)
    {
        var node = declaration.FirstAncestorOrSelf<MemberDeclarationSyntax>() ?? declaration;
        if (!node.HasLeadingTrivia)
        {
            return "";
        }

        StringBuilder? xml = null;
        foreach (var trivia in node.GetLeadingTrivia())
        {
            if (IsComment(trivia) && trivia.ToFullString() is var text && IsDocumentation(text))
            {
                Append(xml ??= new StringBuilder(), text);
            }
        }

        return xml?.ToString() ?? "";
    }

    private static bool IsComment(SyntaxTrivia trivia) =>
        trivia.Kind()
            is SyntaxKind.SingleLineCommentTrivia
                or SyntaxKind.MultiLineCommentTrivia
                or SyntaxKind.SingleLineDocumentationCommentTrivia
                or SyntaxKind.MultiLineDocumentationCommentTrivia;

    private static bool IsDocumentation(string text)
    {
        var start = text.TrimStart();
        return (
                start.StartsWith("///", StringComparison.Ordinal) && !start.StartsWith("////", StringComparison.Ordinal)
            )
            || (
                start.StartsWith("/**", StringComparison.Ordinal) && !start.StartsWith("/**/", StringComparison.Ordinal)
            );
    }

    private static void Append(StringBuilder xml, string text)
    {
        var isBlock = text.TrimStart().StartsWith("/*", StringComparison.Ordinal);
        foreach (var line in text.Split('\n'))
        {
            var content = line.Trim();
            xml.Append(isBlock ? OfBlock(content) : OfLine(content)).Append('\n');
        }
    }

    private static string OfLine(string line) =>
        line.StartsWith("///", StringComparison.Ordinal) ? line.Substring(3) : line;

    private static string OfBlock(string line)
    {
        var content = line.EndsWith("*/", StringComparison.Ordinal) ? line.Substring(0, line.Length - 2) : line;
        return content.StartsWith("/**", StringComparison.Ordinal) ? content.Substring(3)
            : content.StartsWith("*", StringComparison.Ordinal) ? content.Substring(1)
            : content;
    }
}
