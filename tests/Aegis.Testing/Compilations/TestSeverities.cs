using Microsoft.CodeAnalysis;

namespace Aegis.Testing;

/// <summary>Gives the compiler the severities of a <see cref="TestConfig"/>.</summary>
internal sealed class TestSeverities(TestConfig config) : SyntaxTreeOptionsProvider
{
    public override GeneratedKind IsGenerated(SyntaxTree tree, CancellationToken cancellationToken) =>
        GeneratedKind.Unknown;

    public override bool TryGetDiagnosticValue(
        SyntaxTree tree,
        string diagnosticId,
        CancellationToken cancellationToken,
        out ReportDiagnostic severity
    ) => config.For(tree).TreeOptions.TryGetValue(diagnosticId, out severity);

    public override bool TryGetGlobalDiagnosticValue(
        string diagnosticId,
        CancellationToken cancellationToken,
        out ReportDiagnostic severity
    ) => config.GlobalOptions.TreeOptions.TryGetValue(diagnosticId, out severity);
}
