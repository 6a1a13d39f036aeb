using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace Aegis.CodeFixes.Editing;

/// <summary>Edits the text of prompts and instructions as it is written, whatever kind of literal it is.</summary>
internal static class PromptText
{
    /// <summary>Whether a placeholder is written here, and not in a constant somewhere else.</summary>
    public static bool Names(AttributeSyntax? attribute, string placeholder) =>
        attribute is not null
        && Literals(attribute).Any(literal => Replace(literal.Token.Text, placeholder, "") != literal.Token.Text);

    /// <summary>Writes something else for a placeholder; braces that are written twice are no placeholder.</summary>
    public static void Replace(SyntaxEditor editor, AttributeSyntax attribute, string placeholder, string text)
    {
        foreach (var literal in Literals(attribute))
        {
            editor.ReplaceNode(
                literal,
                (current, _) => With((LiteralExpressionSyntax)current, token => Replace(token, placeholder, text))
            );
        }
    }

    /// <summary>Adds text at the end of a literal of one line; nothing to others, whose last line has a form of its own.</summary>
    public static void Append(SyntaxEditor editor, LiteralExpressionSyntax literal, string text) =>
        editor.ReplaceNode(
            literal,
            (current, _) =>
                With((LiteralExpressionSyntax)current, token => token.Substring(0, token.Length - 1) + text + "\"")
        );

    public static bool IsOneLine(LiteralExpressionSyntax literal) =>
        literal.Token.IsKind(SyntaxKind.StringLiteralToken)
        && !literal.Token.Text.StartsWith("@", StringComparison.Ordinal);

    public static IEnumerable<LiteralExpressionSyntax> Literals(AttributeSyntax attribute) =>
        attribute
            .ArgumentList?.Arguments.FirstOrDefault(argument => argument.NameEquals is null)
            ?.Expression.DescendantNodesAndSelf()
            .OfType<LiteralExpressionSyntax>()
            .Where(literal => literal.IsKind(SyntaxKind.StringLiteralExpression))
        ?? [];

    private static string Replace(string text, string placeholder, string replacement) =>
        Regex.Replace(
            text,
            @"\{\{|\}\}|\{" + Regex.Escape(placeholder) + @"\}",
            match => match.Length > 2 ? replacement : match.Value
        );

    /// <summary>The literal with another token; its annotations stay, so that further edits find it.</summary>
    private static LiteralExpressionSyntax With(LiteralExpressionSyntax literal, Func<string, string> change)
    {
        var parsed = (LiteralExpressionSyntax)SyntaxFactory.ParseExpression(change(literal.Token.Text));
        return literal.WithToken(parsed.Token.WithTriviaFrom(literal.Token));
    }
}
