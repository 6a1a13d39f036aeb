using System.Collections.Immutable;
using Aegis.CodeFixes.Remedies;
using Aegis.Graph.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;

namespace Aegis.CodeFixes.Fixes;

/// <summary>AEG027: lets an <c>async void</c> tool return a task.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ReturnTaskFix))]
public sealed class ReturnTaskFix : RemedyProvider
{
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
        ImmutableArray.Create(DiagnosticIds.BlockingTool);

    internal override IEnumerable<Remedy> Remedies(FixPlace place)
    {
        if (
            place.Enclosing<MethodDeclarationSyntax>() is { } method
            && method.Identifier.Span == place.Diagnostic.Location.SourceSpan
            && method.ReturnType is PredefinedTypeSyntax { Keyword.RawKind: (int)SyntaxKind.VoidKeyword } type
        )
        {
            var task = SyntaxFactory
                .ParseTypeName("System.Threading.Tasks.Task")
                .WithTriviaFrom(type)
                .WithAdditionalAnnotations(Simplifier.Annotation);
            yield return place.Edit(
                type,
                "ReturnTask",
                $"Let '{method.Identifier.ValueText}' return Task",
                (editor, node) => editor.ReplaceNode(node, task)
            );
        }
    }
}
