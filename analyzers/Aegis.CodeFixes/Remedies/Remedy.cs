using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Editing;

namespace Aegis.CodeFixes.Remedies;

/// <summary>One way to mend one diagnostic, as an edit that composes with others.</summary>
/// <param name="Title">What the light bulb says; names the user's own things.</param>
/// <param name="Key">The same for the same way at other places; unlike any other way.</param>
/// <param name="Target">What is edited: a fix of several diagnostics at once is applied once.</param>
/// <param name="Apply">Edits documents as they were before any edit.</param>
internal sealed record Remedy(
    string Title,
    string Key,
    SyntaxNode Target,
    Func<SolutionEditor, CancellationToken, Task> Apply
)
{
    /// <summary>Tells one edit of the target from another that may be applied beside it; empty where there is one.</summary>
    public string Subject { get; init; } = "";
}
