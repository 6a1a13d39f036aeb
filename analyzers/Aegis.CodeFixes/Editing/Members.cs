using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Simplification;

namespace Aegis.CodeFixes.Editing;

/// <summary>Adds members, parameters and attribute lists.</summary>
internal static class Members
{
    /// <summary>Adds a member at the end of a class, which gets a body when it has none.</summary>
    public static void Add(SyntaxEditor editor, TypeDeclarationSyntax type, string member)
    {
        var parsed = SyntaxFactory
            .ParseMemberDeclaration(member)!
            .WithTrailingTrivia(LineEnd(type))
            .WithAdditionalAnnotations(Formatter.Annotation, Simplifier.Annotation);
        var spaced = type.Members.Count == 0 ? parsed : parsed.WithLeadingTrivia(LineEnd(type));
        editor.ReplaceNode(type, (current, _) => WithBody((TypeDeclarationSyntax)current).AddMembers(spaced));
    }

    /// <summary>Adds a parameter behind those that carry data and before the others.</summary>
    public static void AddParameter(SyntaxEditor editor, ParameterListSyntax list, string parameter)
    {
        var parsed = Parameter(parameter);
        editor.ReplaceNode(
            list,
            (current, _) =>
            {
                var parameters = (ParameterListSyntax)current;
                return parameters
                    .WithParameters(parameters.Parameters.Insert(PlaceIn(parameters.Parameters), parsed))
                    .WithAdditionalAnnotations(Formatter.Annotation);
            }
        );
    }

    /// <summary>Before the context, the token, and what has a default value.</summary>
    private static int PlaceIn(SeparatedSyntaxList<ParameterSyntax> parameters)
    {
        var index = parameters.Count;
        while (
            index > 0
            && (
                parameters[index - 1].Default is not null
                || parameters[index - 1].Type?.ToString().Split('.').Last() is "CancellationToken" or "AgentContext"
            )
        )
        {
            index--;
        }

        return index;
    }

    public static ParameterSyntax Parameter(string text) =>
        SyntaxFactory.ParseParameterList($"({text})").Parameters[0].WithAdditionalAnnotations(Simplifier.Annotation);

    /// <summary>Adds an attribute before a parameter, in the same line.</summary>
    public static void AddAttribute(SyntaxEditor editor, ParameterSyntax parameter, string attribute) =>
        editor.ReplaceNode(
            parameter,
            (current, _) =>
            {
                var syntax = (ParameterSyntax)current;
                var list = Attributes
                    .List(attribute)
                    .WithTrailingTrivia(SyntaxFactory.Space)
                    .WithAdditionalAnnotations(Simplifier.Annotation);
                return syntax
                    .WithoutLeadingTrivia()
                    .WithAttributeLists(syntax.WithoutLeadingTrivia().AttributeLists.Insert(0, list))
                    .WithLeadingTrivia(syntax.GetLeadingTrivia());
            }
        );

    /// <summary>Adds an attribute above a member, under its documentation.</summary>
    public static void AddAttribute(SyntaxEditor editor, MemberDeclarationSyntax member, string attribute) =>
        editor.ReplaceNode(
            member,
            (current, _) =>
            {
                var syntax = (MemberDeclarationSyntax)current;
                var leading = syntax.GetLeadingTrivia();
                var list = Attributes.List(attribute).WithTrailingTrivia(LineEnd(syntax));
                var bare = syntax.WithLeadingTrivia(Indentation(leading));
                return bare.WithAttributeLists(bare.AttributeLists.Insert(0, list)).WithLeadingTrivia(leading);
            }
        );

    /// <summary>The line ends of the file that a node is in.</summary>
    public static SyntaxTrivia LineEnd(SyntaxNode node) =>
        node.SyntaxTree.GetRoot().DescendantTrivia().FirstOrDefault(t => t.IsKind(SyntaxKind.EndOfLineTrivia))
            is { RawKind: not 0 } trivia
            ? trivia
            : SyntaxFactory.ElasticLineFeed;

    private static SyntaxTriviaList Indentation(SyntaxTriviaList leading) =>
        leading.Count > 0 && leading.Last().IsKind(SyntaxKind.WhitespaceTrivia)
            ? SyntaxFactory.TriviaList(leading.Last())
            : default;

    private static TypeDeclarationSyntax WithBody(TypeDeclarationSyntax type)
    {
        if (!type.OpenBraceToken.IsKind(SyntaxKind.None))
        {
            return type;
        }

        var end = type.SemicolonToken;
        return type.WithSemicolonToken(default)
            .WithOpenBraceToken(
                SyntaxFactory.Token(SyntaxKind.OpenBraceToken).WithAdditionalAnnotations(Formatter.Annotation)
            )
            .WithCloseBraceToken(
                SyntaxFactory
                    .Token(SyntaxKind.CloseBraceToken)
                    .WithTrailingTrivia(end.TrailingTrivia)
                    .WithAdditionalAnnotations(Formatter.Annotation)
            )
            .WithAdditionalAnnotations(Formatter.Annotation);
    }
}
