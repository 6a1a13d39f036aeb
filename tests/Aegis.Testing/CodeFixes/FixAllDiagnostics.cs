using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Aegis.Testing;

/// <summary>Tells a <see cref="FixAllProvider"/> what there is to fix.</summary>
internal sealed class FixAllDiagnostics(FixSession session) : FixAllContext.DiagnosticProvider
{
    public override async Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(
        Project project,
        CancellationToken cancellationToken
    ) => await session.FixableAsync(project, cancellationToken);

    public override async Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(
        Document document,
        CancellationToken cancellationToken
    )
    {
        var tree = await document.GetSyntaxTreeAsync(cancellationToken);
        var all = await session.FixableAsync(document.Project, cancellationToken);
        return all.Where(diagnostic => diagnostic.Location.SourceTree == tree);
    }

    public override async Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(
        Project project,
        CancellationToken cancellationToken
    )
    {
        var all = await session.FixableAsync(project, cancellationToken);
        return all.Where(diagnostic => diagnostic.Location.SourceTree is null);
    }
}
