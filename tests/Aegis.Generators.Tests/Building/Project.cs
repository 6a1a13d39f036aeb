using Microsoft.CodeAnalysis;

namespace Aegis.Generators.Tests;

/// <summary>Projects of consumers, generated for and run.</summary>
internal static class Project
{
    /// <summary>What the generator makes of a project; every run proves that a second one is cached.</summary>
    public static GeneratorRun Generate(string source) => Generate(new TestCompilation("using Aegis;\n" + source));

    public static GeneratorRun Generate(TestCompilation test) => GeneratorTest.Run<PipelineGenerator>(test);

    /// <summary>
    /// Demands that the project compiles without a warning, and that the emitted code adds none where documentation is
    /// written, C# is of the lowest version and nullable annotations are off.
    /// </summary>
    public static GeneratorRun Compile(string source) => Compile(new TestCompilation("using Aegis;\n" + source));

    public static GeneratorRun Compile(TestCompilation test)
    {
        var run = Generate(test).AssertCompiles();
        DemandNoNewWarnings(
            test with
            {
                DocumentationMode = DocumentationMode.Diagnose,
                LanguageVersion = LanguageVersion.CSharp11,
                Nullable = NullableContextOptions.Disable,
            }
        );
        return run;
    }

    /// <summary>Compiles the project and calls its <c>Consumer.Run</c>.</summary>
    public static async Task<object?> RunAsync(string source, params object?[] arguments)
    {
        using var loaded = Compile(source).EmitAndLoad();
        return await loaded.CallAsync("Consumer", "Run", arguments);
    }

    /// <summary>What is wrong in the consumer's own files (no documentation, new syntax) is the consumer's.</summary>
    private static void DemandNoNewWarnings(TestCompilation test)
    {
        var run = Generate(test).AssertDidNotThrow();
        var wrong = run.CompilerDiagnostics.Where(d =>
            d.Location.SourceTree?.FilePath.StartsWith("/src/", StringComparison.Ordinal) != true
        );
        var text = string.Join("\n", wrong);
        Assert.True(text.Length == 0, text);
    }
}
