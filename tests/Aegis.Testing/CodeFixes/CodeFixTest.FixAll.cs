using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Aegis.Testing;

public sealed partial class CodeFixTest
{
    private async Task DemandFixAllAsync(
        FixSession session,
        Project project,
        string key,
        TestCompilation after,
        CancellationToken cancellationToken
    )
    {
        var provider = fix.GetFixAllProvider();
        if (provider is null)
        {
            throw new TestFailureException(
                $"{fix.GetType().Name} has no fix all; say TestsFixAll = false if that is meant"
            );
        }

        var scopes = provider.GetSupportedFixAllScopes().ToArray();
        if (scopes.Contains(FixAllScope.Document))
        {
            var result = project;
            foreach (var id in project.DocumentIds)
            {
                result = await FixAllAsync(
                    session,
                    provider,
                    result.GetDocument(id)!,
                    FixAllScope.Document,
                    key,
                    cancellationToken
                );
            }

            await DemandTextAsync("fix all in each document", result, after, cancellationToken);
        }

        if (scopes.Contains(FixAllScope.Project))
        {
            var first = project.Documents.First();
            var result = await FixAllAsync(session, provider, first, FixAllScope.Project, key, cancellationToken);
            await DemandTextAsync("fix all in the project", result, after, cancellationToken);
        }
    }

    private async Task<Project> FixAllAsync(
        FixSession session,
        FixAllProvider provider,
        Document document,
        FixAllScope scope,
        string key,
        CancellationToken cancellationToken
    )
    {
        // an IDE starts fix all from a diagnostic of the document
        var diagnostics = new FixAllDiagnostics(session);
        var isIdle =
            scope == FixAllScope.Document
            && !(await diagnostics.GetDocumentDiagnosticsAsync(document, cancellationToken)).Any();
        if (isIdle)
        {
            return document.Project;
        }

        var context = new FixAllContext(
            document,
            fix,
            scope,
            key,
            fix.FixableDiagnosticIds,
            diagnostics,
            cancellationToken
        );
        var action =
            await provider.GetFixAsync(context) ?? throw new TestFailureException($"fix all ({scope}) offers nothing");
        return await FixSession.ApplyAsync(document.Project, action, cancellationToken);
    }

    private static async Task DemandTextAsync(
        string how,
        Project actual,
        TestCompilation expected,
        CancellationToken cancellationToken
    )
    {
        var texts = await TextsAsync(actual, cancellationToken);
        var files = expected.AllFiles;
        for (var i = 0; i < Math.Max(texts.Length, files.Length); i++)
        {
            var text = texts.ElementAtOrDefault(i) ?? "";
            var wanted = files.ElementAtOrDefault(i);
            if (text != (wanted.Text ?? ""))
            {
                throw new TestFailureException(
                    $"{wanted.Name}, fixed {how}, differs (- expected, + actual):\n{LineDiff.Of(wanted.Text ?? "", text)}\nin whole:\n{text}"
                );
            }
        }
    }

    private static async Task<string[]> TextsAsync(Project project, CancellationToken cancellationToken)
    {
        var texts = new List<string>();
        foreach (var document in project.Documents)
        {
            texts.Add((await document.GetTextAsync(cancellationToken)).ToString().ReplaceLineEndings("\n"));
        }

        return [.. texts];
    }
}
