using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Editing;

namespace Aegis.CodeFixes.Remedies;

/// <summary>
/// Mends all diagnostics of a scope with one editor. Roslyn's batch fixer mends each alone and merges the texts, which
/// drops all but one of several edits of one attribute.
/// </summary>
internal sealed class RemedyFixAll(RemedyProvider provider) : FixAllProvider
{
    public override async Task<CodeAction?> GetFixAsync(FixAllContext fixAllContext)
    {
        var diagnostics = await DiagnosticsOf(fixAllContext).ConfigureAwait(false);
        return diagnostics.IsEmpty
            ? null
            : CodeAction.Create(
                $"Fix all {string.Join(", ", fixAllContext.DiagnosticIds.OrderBy(id => id, StringComparer.Ordinal))}",
                token => ApplyAsync(fixAllContext, diagnostics, token),
                fixAllContext.CodeActionEquivalenceKey
            );
    }

    private async Task<Solution> ApplyAsync(
        FixAllContext context,
        ImmutableArray<Diagnostic> diagnostics,
        CancellationToken cancellationToken
    )
    {
        var editor = new SolutionEditor(context.Solution);
        var done = new HashSet<(SyntaxNode, string)>();
        foreach (var diagnostic in diagnostics)
        {
            var document = context.Solution.GetDocument(diagnostic.Location.SourceTree);
            var place = document is null
                ? null
                : await FixPlace.FindAsync(document, diagnostic, cancellationToken).ConfigureAwait(false);
            foreach (var remedy in place is null ? [] : provider.Remedies(place))
            {
                if (remedy.Key == context.CodeActionEquivalenceKey && done.Add((remedy.Target, remedy.Subject)))
                {
                    await remedy.Apply(editor, cancellationToken).ConfigureAwait(false);
                }
            }
        }

        return editor.GetChangedSolution();
    }

    private static async Task<ImmutableArray<Diagnostic>> DiagnosticsOf(FixAllContext context)
    {
        var found = ImmutableArray.CreateBuilder<Diagnostic>();
        switch (context.Scope)
        {
            case FixAllScope.Document when context.Document is { } document:
                found.AddRange(await context.GetDocumentDiagnosticsAsync(document).ConfigureAwait(false));
                break;
            case FixAllScope.Project:
                found.AddRange(await context.GetAllDiagnosticsAsync(context.Project).ConfigureAwait(false));
                break;
            case FixAllScope.Solution:
                foreach (var project in context.Solution.Projects)
                {
                    found.AddRange(await context.GetAllDiagnosticsAsync(project).ConfigureAwait(false));
                }

                break;
        }

        return
        [
            .. found
                .Where(diagnostic => diagnostic.Location.IsInSource)
                .OrderBy(diagnostic => diagnostic.Location.SourceTree!.FilePath, StringComparer.Ordinal)
                .ThenBy(diagnostic => diagnostic.Location.SourceSpan),
        ];
    }
}
