using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Aegis.Testing;

/// <summary>
/// Applies a code fix to marked sources, compares, and demands that nothing it fixes is left, one at a time and by
/// fix all in the document and the project.
/// </summary>
public sealed partial class CodeFixTest(CodeFixProvider fix, params DiagnosticAnalyzer[] analyzers)
{
    /// <summary>Part of the project, so that the compilation holds the emitted code as in an IDE. Default: none.</summary>
    public IIncrementalGenerator? Generator { get; init; }

    /// <summary>Which of the offered fixes is tested. Default: the one at <see cref="Index"/>.</summary>
    public string? EquivalenceKey { get; init; }

    /// <summary>Which of the offered fixes is tested. Default: the first.</summary>
    public int Index { get; init; }

    /// <summary>What the fix must be called in the menu. Default: anything.</summary>
    public string? Title { get; init; }

    /// <summary>What <c>[|…|]</c> stands for. Default: the id of the analyzers' only rule.</summary>
    public string? DefaultId { get; init; }

    /// <summary>The compiler errors that the sources may have, before and after; every other fails.</summary>
    public ImmutableArray<string> AllowedCompilerErrors { get; init; } = [];

    /// <summary>Whether fix all must come to the same. Default: true; false where one fix settles several diagnostics.</summary>
    public bool TestsFixAll { get; init; } = true;

    /// <summary>
    /// Fails unless the marked diagnostics are reported, the fix, applied to one after the other, gives the files
    /// <paramref name="after"/> (by position), and none of them is left.
    /// </summary>
    public async Task VerifyAsync(
        TestCompilation before,
        TestCompilation after,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(after);
        var marked = new MarkedTest(before, analyzers, DefaultId);
        var markedAfter = new MarkedTest(after, analyzers, DefaultId);
        using var workspace = new AdhocWorkspace();
        var project = TestWorkspace.Open(workspace, marked.Test, Generator);
        var session = new FixSession(this, fix, analyzers);
        DiagnosticMatch.Demand(
            marked.Expected,
            await session.DiagnoseAsync(project, marked.Expected, cancellationToken)
        );

        var kept = markedAfter.Expected.Count(expected => fix.FixableDiagnosticIds.Contains(expected.Id));
        var (result, key) = await FixOneByOneAsync(session, project, kept, cancellationToken);
        await DemandTextAsync("one by one", result, markedAfter.Test, cancellationToken);
        var left = await session.DiagnoseAsync(result, markedAfter.Expected, cancellationToken);
        DiagnosticMatch.Demand(markedAfter.Expected, left);

        if (TestsFixAll && kept == 0)
        {
            await DemandFixAllAsync(session, project, key, markedAfter.Test, cancellationToken);
        }
    }

    /// <summary>Fails when the fix offers anything for a marked diagnostic.</summary>
    public async Task VerifyNotOfferedAsync(TestCompilation before, CancellationToken cancellationToken = default)
    {
        var marked = new MarkedTest(before, analyzers, DefaultId);
        using var workspace = new AdhocWorkspace();
        var project = TestWorkspace.Open(workspace, marked.Test, Generator);
        var session = new FixSession(this, fix, analyzers);
        var found = DiagnosticMatch.Demand(
            marked.Expected,
            await session.DiagnoseAsync(project, marked.Expected, cancellationToken)
        );
        foreach (var diagnostic in found.Where(d => fix.FixableDiagnosticIds.Contains(d.Id)))
        {
            var offers = await session.OffersAsync(project, diagnostic, cancellationToken);
            if (offers.Any(offer => EquivalenceKey is null || offer.EquivalenceKey == EquivalenceKey))
            {
                throw new TestFailureException($"a fix is offered: {string.Join(", ", offers.Select(o => o.Title))}");
            }
        }
    }

    private async Task<(Project Result, string Key)> FixOneByOneAsync(
        FixSession session,
        Project project,
        int kept,
        CancellationToken cancellationToken
    )
    {
        var key = "";
        var fixable = await session.FixableAsync(project, cancellationToken);
        if (fixable.Length <= kept)
        {
            throw new TestFailureException("there is nothing to fix");
        }

        while (fixable.Length > kept)
        {
            var action = session.Choose(await session.OffersAsync(project, fixable[0], cancellationToken));
            if (Title is not null && action.Title != Title)
            {
                throw new TestFailureException($"the fix is called '{action.Title}', not '{Title}'");
            }

            key = action.EquivalenceKey!;
            project = await FixSession.ApplyAsync(project, action, cancellationToken);
            var next = await session.FixableAsync(project, cancellationToken);
            fixable = next.Length < fixable.Length ? next : throw await NoProgressAsync(action.Title, project, next);
        }

        return (project, key);
    }

    private static async Task<TestFailureException> NoProgressAsync(
        string title,
        Project project,
        ImmutableArray<Diagnostic> left
    )
    {
        var texts = await TextsAsync(project, CancellationToken.None);
        return new(
            $"'{title}' did not remove its diagnostic:\n{DiagnosticText.List(left)}\n{string.Join("\n", texts)}"
        );
    }
}
