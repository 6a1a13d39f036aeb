using System.Collections.Immutable;
using Aegis.CodeFixes.Editing;
using Aegis.CodeFixes.Remedies;
using Aegis.Graph.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Aegis.CodeFixes.Fixes;

/// <summary>AEG022: begins the documentation of a tool or of its parameter.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(DescribeToolFix))]
public sealed class DescribeToolFix : RemedyProvider
{
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
        ImmutableArray.Create(DiagnosticIds.UndescribedTool);

    internal override IEnumerable<Remedy> Remedies(FixPlace place)
    {
        if (place.Enclosing<MethodDeclarationSyntax>() is not { } method)
        {
            yield break;
        }

        if (place.Enclosing<ParameterSyntax>() is { } parameter)
        {
            var name = parameter.Identifier.ValueText;
            yield return Document(
                place,
                parameter,
                method,
                $"Document parameter '{name}'",
                $"<param name=\"{name}\">TODO: say what {name} is.</param>"
            );
        }
        else
        {
            var name = method.Identifier.ValueText;
            yield return Document(
                place,
                method,
                method,
                $"Document tool '{name}'",
                $"<summary>TODO: say what {name} does, and when to call it.</summary>"
            );
        }
    }

    private static Remedy Document(
        FixPlace place,
        SyntaxNode target,
        MethodDeclarationSyntax method,
        string title,
        string element
    ) =>
        new(
            title,
            $"{place.Id}.Document",
            target,
            async (editor, token) =>
            {
                if (await editor.EditorOf(method, token).ConfigureAwait(false) is { } document)
                {
                    Documentation.Add(document, method, element);
                }
            }
        );
}
