using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Aegis.Testing;

/// <summary>What analyzers and the compiler report on one compilation.</summary>
internal sealed class AnalyzerRun(IReadOnlyList<DiagnosticAnalyzer> analyzers, ImmutableArray<string> allowedErrors)
{
    /// <summary>All analyzer diagnostics, the compiler errors that are not allowed, and what else of the compiler's is expected.</summary>
    public async Task<ImmutableArray<Diagnostic>> GetAsync(
        Compilation compilation,
        AnalyzerOptions options,
        ImmutableArray<ExpectedDiagnostic> expected,
        CancellationToken cancellationToken
    )
    {
        var thrown = new ConcurrentQueue<Exception>();
        var run = compilation.WithAnalyzers(
            [.. analyzers],
            new CompilationWithAnalyzersOptions(
                options,
                onAnalyzerException: (exception, _, _) => thrown.Enqueue(exception),
                concurrentAnalysis: true,
                logAnalyzerExecutionTime: false
            )
        );
        var reported = await run.GetAnalyzerDiagnosticsAsync(cancellationToken);
        if (thrown.TryPeek(out var first))
        {
            throw new TestFailureException($"an analyzer threw: {first}", first);
        }

        var asked = expected.Select(expectation => expectation.Id).ToHashSet(StringComparer.Ordinal);
        var compiler = compilation
            .GetDiagnostics(cancellationToken)
            .Where(d => asked.Contains(d.Id) || (IsError(d) && !allowedErrors.Contains(d.Id)));
        return [.. reported, .. compiler];
    }

    private static bool IsError(Diagnostic diagnostic) => diagnostic.Severity == DiagnosticSeverity.Error;
}
