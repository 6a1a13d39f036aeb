using Aegis.Generators;

namespace Aegis.Analyzers.Tests;

/// <summary>Runs the generator and then every analyzer, as a build does.</summary>
internal static class Analyze
{
    // nearly every tool in these tests says nothing of its effect; what that is worth has tests of its own
    private const string NoTaste = "[*.cs]\ndotnet_diagnostic.AEG042.severity = none\n";

    /// <summary>A project that uses Aegis.</summary>
    public static TestCompilation Project(params TestFile[] files) =>
        new([.. files, new TestFile("Usings.cs", "global using Aegis;")]) { EditorConfig = NoTaste };

    /// <summary>Fails unless exactly what is marked is reported, and the rest compiles.</summary>
    public static Task Reports(TestFile marked, params string[] messages) => Reports(Project(marked), messages);

    /// <inheritdoc cref="Reports(TestFile, string[])"/>
    public static Task Reports(TestCompilation marked, params string[] messages) =>
        Test(messages, []).VerifyAsync(marked, TestContext.Current.CancellationToken);

    /// <summary>Fails when anything is reported, or something does not compile.</summary>
    public static Task DoesNotReport(params TestFile[] files) => Reports(Project(files));

    /// <summary>Fails unless exactly what is marked is reported, beside these errors of the compiler's.</summary>
    public static Task ReportsBeside(string[] compilerErrors, params TestFile[] marked) =>
        Test([], compilerErrors).VerifyAsync(Project(marked), TestContext.Current.CancellationToken);

    private static AnalyzerTest Test(string[] messages, string[] compilerErrors) =>
        new(
            new PipelineGraphAnalyzer(),
            new IgnoredResultAnalyzer(),
            new BlockingToolAnalyzer(),
            new HookAnalyzer(),
            new StrayAttributeAnalyzer()
        )
        {
            Generator = new PipelineGenerator(),
            Messages = [.. messages],
            AllowedCompilerErrors = [.. compilerErrors],
        };
}
