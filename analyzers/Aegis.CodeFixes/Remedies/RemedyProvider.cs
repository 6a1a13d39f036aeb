using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Editing;

namespace Aegis.CodeFixes.Remedies;

/// <summary>A code fix that says what can be edited; when and over how many places is decided here.</summary>
public abstract class RemedyProvider : CodeFixProvider
{
    public sealed override FixAllProvider GetFixAllProvider() => new RemedyFixAll(this);

    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            var place = await FixPlace
                .FindAsync(context.Document, diagnostic, context.CancellationToken)
                .ConfigureAwait(false);
            foreach (var remedy in place is null ? [] : Remedies(place))
            {
                context.RegisterCodeFix(
                    CodeAction.Create(
                        remedy.Title,
                        async token =>
                        {
                            var editor = new SolutionEditor(context.Document.Project.Solution);
                            await remedy.Apply(editor, token).ConfigureAwait(false);
                            return editor.GetChangedSolution();
                        },
                        remedy.Key
                    ),
                    diagnostic
                );
            }
        }
    }

    /// <summary>The ways to mend one diagnostic, the best one first.</summary>
    internal abstract IEnumerable<Remedy> Remedies(FixPlace place);
}
