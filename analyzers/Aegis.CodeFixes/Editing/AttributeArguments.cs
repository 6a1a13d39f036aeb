using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Simplification;

namespace Aegis.CodeFixes.Editing;

/// <summary>Adds and replaces arguments of attributes; several edits of one attribute compose.</summary>
internal static class AttributeArguments
{
    /// <summary>Sets a named argument, whether it is there or not.</summary>
    public static void SetNamed(SyntaxEditor editor, AttributeSyntax attribute, string name, string value) =>
        Change(
            editor,
            attribute,
            arguments =>
            {
                var argument = Parse($"{name} = {value}");
                var known = arguments.FirstOrDefault(a => a.NameEquals?.Name.Identifier.ValueText == name);
                return known is null
                    ? arguments.Add(argument)
                    : arguments.Replace(known, argument.WithTriviaFrom(known));
            }
        );

    /// <summary>Adds an argument behind those that have no name.</summary>
    public static void AddPositional(SyntaxEditor editor, AttributeSyntax attribute, string value) =>
        Change(editor, attribute, arguments => arguments.Insert(arguments.Count(IsPositional), Parse(value)));

    /// <summary>Sets the first of the arguments that have no name.</summary>
    public static void SetFirst(SyntaxEditor editor, AttributeSyntax attribute, string value) =>
        Change(
            editor,
            attribute,
            arguments =>
                arguments.FirstOrDefault(IsPositional) is { } first
                    ? arguments.Replace(first, Parse(value).WithTriviaFrom(first))
                    : arguments.Insert(0, Parse(value))
        );

    private static bool IsPositional(AttributeArgumentSyntax argument) => argument.NameEquals is null;

    private static void Change(
        SyntaxEditor editor,
        AttributeSyntax attribute,
        Func<SeparatedSyntaxList<AttributeArgumentSyntax>, SeparatedSyntaxList<AttributeArgumentSyntax>> change
    ) =>
        editor.ReplaceNode(
            attribute,
            (current, _) =>
            {
                var syntax = (AttributeSyntax)current;
                var list = syntax.ArgumentList ?? SyntaxFactory.AttributeArgumentList();
                return syntax
                    .WithName(syntax.Name.WithoutTrailingTrivia())
                    .WithArgumentList(
                        list.WithArguments(change(list.Arguments)).WithAdditionalAnnotations(Formatter.Annotation)
                    );
            }
        );

    private static AttributeArgumentSyntax Parse(string text) =>
        SyntaxFactory
            .ParseAttributeArgumentList($"({text})")!
            .Arguments[0]
            .WithAdditionalAnnotations(Simplifier.Annotation);
}
