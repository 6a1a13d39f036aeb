using Aegis.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Aegis.Generators.Tests;

/// <summary>The errors of a project as a build lists them: the compiler's on the emitted code too, and Aegis'.</summary>
internal static class Errors
{
    public static Task<string[]> OfAsync(string source) => OfAsync(new TestCompilation("using Aegis;\n" + source));

    /// <summary>The ids, each as often as it is reported, in order.</summary>
    public static async Task<string[]> OfAsync(TestCompilation test)
    {
        var run = Project.Generate(test).AssertDidNotThrow();
        var analysis = run.Output.WithAnalyzers([new PipelineGraphAnalyzer()]);
        var all = await analysis.GetAllDiagnosticsAsync();
        return
        [
            .. all.Concat(run.Diagnostics)
                .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
                .Select(diagnostic =>
                    diagnostic.Id.StartsWith("AEG", StringComparison.Ordinal) ? diagnostic.Id : diagnostic.ToString()
                )
                .Order(StringComparer.Ordinal),
        ];
    }
}
