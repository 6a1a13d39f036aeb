using System.Globalization;
using Aegis.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Aegis.Generators.Tests;

/// <summary>The errors of a project as a build lists them: the compiler's, of emitted code too, and Aegis'.</summary>
internal static class Errors
{
    public static Task AreAsync(string source, params string[] ids) =>
        AreAsync(new TestCompilation("using Aegis;\n" + source), ids);

    /// <summary>Demands that the project has these errors, each as often as it is named, and no other.</summary>
    public static async Task AreAsync(TestCompilation test, params string[] ids)
    {
        var run = Project.Generate(test).AssertDidNotThrow();
        var all = await run.Output.WithAnalyzers([new PipelineGraphAnalyzer()]).GetAllDiagnosticsAsync();
        var errors = all.Concat(run.Diagnostics)
            .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error || IsWarningOfEmitted(diagnostic))
            .ToList();
        var found = errors.Select(error => error.Id).Order(StringComparer.Ordinal);
        Assert.True(found.SequenceEqual(ids.Order(StringComparer.Ordinal)), Describe(ids, errors));
    }

    /// <summary>A developer who treats warnings as errors would get it beside the error.</summary>
    private static bool IsWarningOfEmitted(Diagnostic diagnostic) =>
        diagnostic.Severity == DiagnosticSeverity.Warning
        && diagnostic.Location.SourceTree?.FilePath.EndsWith(".g.cs", StringComparison.Ordinal) == true;

    private static string Describe(string[] ids, List<Diagnostic> errors)
    {
        var lines = errors.Select(error =>
            $"{Path.GetFileName(error.Location.SourceTree?.FilePath)}: {error.Id}: {error.GetMessage(CultureInfo.InvariantCulture)}"
        );
        return $"expected {string.Join(", ", ids)}, found:\n{string.Join("\n", lines)}";
    }
}
