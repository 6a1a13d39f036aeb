using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Aegis.Testing;

/// <summary>Asks the analyzers and the fix about the projects of one test.</summary>
internal sealed class FixSession(CodeFixTest test, CodeFixProvider fix, IReadOnlyList<DiagnosticAnalyzer> analyzers)
{
    /// <summary>Everything the analyzers report on the project, in the order of files and places.</summary>
    public async Task<ImmutableArray<Diagnostic>> DiagnoseAsync(
        Project project,
        ImmutableArray<ExpectedDiagnostic> expected,
        CancellationToken cancellationToken
    )
    {
        var compilation = await TestWorkspace.CompileAsync(project, cancellationToken);
        var order = compilation
            .SyntaxTrees.Select((tree, index) => (tree, index))
            .ToDictionary(x => x.tree, x => x.index);
        var all = await new AnalyzerRun(analyzers, test.AllowedCompilerErrors).GetAsync(
            compilation,
            project.AnalyzerOptions,
            expected,
            cancellationToken
        );
        return
        [
            .. all.OrderBy(d => d.Location.SourceTree is { } tree ? order[tree] : -1)
                .ThenBy(d => d.Location.SourceSpan.Start)
                .ThenBy(d => d.Location.SourceSpan.Length),
        ];
    }

    /// <summary>The reported diagnostics that the fix says it can fix.</summary>
    public async Task<ImmutableArray<Diagnostic>> FixableAsync(Project project, CancellationToken cancellationToken) =>
        [.. (await DiagnoseAsync(project, [], cancellationToken)).Where(d => fix.FixableDiagnosticIds.Contains(d.Id))];

    /// <summary>What the fix offers for a diagnostic.</summary>
    public async Task<ImmutableArray<CodeAction>> OffersAsync(
        Project project,
        Diagnostic diagnostic,
        CancellationToken cancellationToken
    )
    {
        var document = project.GetDocument(diagnostic.Location.SourceTree);
        if (document is null)
        {
            return [];
        }

        var offers = ImmutableArray.CreateBuilder<CodeAction>();
        await fix.RegisterCodeFixesAsync(
            new CodeFixContext(document, diagnostic, (action, _) => offers.Add(action), cancellationToken)
        );
        var withoutKey = offers.FirstOrDefault(offer => string.IsNullOrEmpty(offer.EquivalenceKey));
        return withoutKey is null
            ? offers.ToImmutable()
            : throw new TestFailureException(
                $"'{withoutKey.Title}' has no equivalence key: fix all would mix it with others"
            );
    }

    /// <summary>The action under test.</summary>
    public CodeAction Choose(ImmutableArray<CodeAction> offers)
    {
        var chosen = test.EquivalenceKey is { } key
            ? offers.FirstOrDefault(offer => offer.EquivalenceKey == key)
            : offers.ElementAtOrDefault(test.Index);
        return chosen
            ?? throw new TestFailureException(
                $"no such fix is offered; the offers: {string.Join(", ", offers.Select(o => $"'{o.Title}' ({o.EquivalenceKey})"))}"
            );
    }

    /// <summary>The project after the action.</summary>
    public static async Task<Project> ApplyAsync(
        Project project,
        CodeAction action,
        CancellationToken cancellationToken
    )
    {
        var operations = await action.GetOperationsAsync(cancellationToken);
        return operations.OfType<ApplyChangesOperation>().Single().ChangedSolution.GetProject(project.Id)!;
    }
}
