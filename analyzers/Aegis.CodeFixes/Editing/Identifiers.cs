using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Editing;

namespace Aegis.CodeFixes.Editing;

/// <summary>Renames where a name is written.</summary>
internal static class Identifiers
{
    /// <summary>Renames the tokens that are a node's own, not those of the nodes in it.</summary>
    public static void Rename(SyntaxEditor editor, SyntaxNode node, string from, string to) =>
        editor.ReplaceNode(
            node,
            (current, _) =>
                current.ReplaceTokens(
                    current.ChildTokens().Where(token => token.ValueText == from),
                    (token, _) => SyntaxFactory.Identifier(to).WithTriviaFrom(token)
                )
        );
}
