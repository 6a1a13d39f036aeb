using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace Aegis.CodeFixes.Editing;

/// <summary>Adds and removes modifiers; what stands before the declaration stays there.</summary>
internal static class Modifiers
{
    private static readonly SyntaxKind[] Access =
    [
        SyntaxKind.PublicKeyword,
        SyntaxKind.InternalKeyword,
        SyntaxKind.ProtectedKeyword,
        SyntaxKind.PrivateKeyword,
    ];

    /// <summary>Makes a type and all types around it partial.</summary>
    public static void MakePartial(SyntaxEditor editor, TypeDeclarationSyntax type)
    {
        foreach (var declaration in type.AncestorsAndSelf().OfType<TypeDeclarationSyntax>())
        {
            if (!declaration.Modifiers.Any(SyntaxKind.PartialKeyword))
            {
                Change(editor, declaration, Partial);
            }
        }
    }

    public static void Remove(SyntaxEditor editor, MemberDeclarationSyntax member, SyntaxKind modifier) =>
        Change(editor, member, list => [.. list.Where(kind => kind != modifier)]);

    /// <summary>Adds a modifier as the last.</summary>
    public static void Append(SyntaxEditor editor, MemberDeclarationSyntax member, SyntaxKind modifier) =>
        Change(editor, member, list => [.. list, modifier]);

    /// <summary>Replaces what says who may see the member.</summary>
    public static void SetAccess(SyntaxEditor editor, MemberDeclarationSyntax member, SyntaxKind access) =>
        Change(editor, member, list => [access, .. list.Where(kind => !Access.Contains(kind))]);

    // another fix may have come first
    private static SyntaxKind[] Partial(SyntaxKind[] list) =>
        list.Contains(SyntaxKind.PartialKeyword) ? list : [.. list, SyntaxKind.PartialKeyword];

    private static void Change(
        SyntaxEditor editor,
        MemberDeclarationSyntax member,
        Func<SyntaxKind[], SyntaxKind[]> change
    ) => editor.ReplaceNode(member, (current, _) => With((MemberDeclarationSyntax)current, change));

    private static MemberDeclarationSyntax With(MemberDeclarationSyntax member, Func<SyntaxKind[], SyntaxKind[]> change)
    {
        var kinds = change([.. member.Modifiers.Select(token => token.Kind())]);
        var first = FirstToken(member);
        var bare = member.ReplaceToken(first, first.WithLeadingTrivia());
        var modifiers = kinds.Select(kind => SyntaxFactory.Token(kind).WithTrailingTrivia(SyntaxFactory.Space));
        var changed = bare.WithModifiers(SyntaxFactory.TokenList(modifiers));
        var newFirst = FirstToken(changed);
        return changed.ReplaceToken(newFirst, newFirst.WithLeadingTrivia(first.LeadingTrivia));
    }

    /// <summary>The first token behind the attributes.</summary>
    private static SyntaxToken FirstToken(MemberDeclarationSyntax member) =>
        member.AttributeLists.Count > 0
            ? member.AttributeLists.Last().GetLastToken().GetNextToken()
            : member.GetFirstToken();
}
