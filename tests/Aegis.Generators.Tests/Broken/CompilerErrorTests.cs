namespace Aegis.Generators.Tests.Broken;

/// <summary>What the language reports first keeps its error, and gets no company.</summary>
public class CompilerErrorTests
{
    [Theory]
    [InlineData("[Agent] public partial struct It { public int Run() => 1; }", "CS0592")]
    [InlineData("[Agent] public partial interface It { int Run(); }", "CS0592")]
    [InlineData("[Agent] public enum It { A }", "CS0592")]
    [InlineData("[Agent, Agent] public partial class It { public int Run() => 1; }", "CS0579")]
    [InlineData(
        "[Agent] public partial class It { public int Run() => 1; } [Agent] public partial class It;",
        "CS0579"
    )]
    [InlineData("[Agent, DependsOn<Missing>] public partial class It { public int Run(int x) => x; }", "CS0246")]
    [InlineData("[Agent(\"Go.\"), DependsOn(typeof(Missing))] public partial class It;", "CS0246")]
    [InlineData("[Agent] public partial class It { public Missing Run() => null!; }", "CS0246")]
    [InlineData("[Agent] public partial class It { public int Run(Missing x) => 1; }", "CS0246")]
    [InlineData("[Agent] public partial class It(Missing x) { public int Run() => 1; }", "CS0246")]
    [InlineData("[Agent(Missing)] public partial class It;", "CS0103")]
    [InlineData("[Agent(1)] public partial class It;", "CS1503")]
    [InlineData("[Agent(Unknown = 1)] public partial class It { public int Run() => 1; }", "CS0246")]
    [InlineData("[Agent] public partial class It { public int Run() => Missing; }", "CS0103")]
    [InlineData("[Agent] public partial class It { public int Run() { } }", "CS0161")]
    [InlineData("[Pipeline(typeof(Missing))] public partial class All;", "CS0246")]
    [InlineData("[Agent] public partial class It : Missing { public int Run() => 1; }", "CS0246")]
    public async Task MistakeInTheLanguage_IsReportedByTheCompilerAlone(string source, string id)
    {
        var run = Project.Generate("[Agent] public partial class Fine { public int Run() => 1; }\n" + source);
        var errors = run.AssertDidNotThrow()
            .CompilerDiagnostics.Where(d => d.Severity == Microsoft.CodeAnalysis.DiagnosticSeverity.Error)
            .ToList();
        Assert.All(
            errors,
            error => Assert.StartsWith("/src/", error.Location.SourceTree!.FilePath, StringComparison.Ordinal)
        );
        await Errors.AreAsync(
            "[Agent] public partial class Fine { public int Run() => 1; }\n" + source,
            [.. errors.Select(error => error.Id)]
        );
        Assert.Contains(id, errors.Select(error => error.Id));
    }

    [Fact]
    public Task UnknownTypeInADeclaration_IsRepeatedByTheBodyAlone() =>
        Errors.AreAsync(
            "[Agent(\"Go.\")] public partial class It { public partial Task<Missing> RunAsync(); } [Pipeline] public partial class All;"
                + "public static class Consumer { public static async Task Run() => (await new All().RunPipelineAsync()).It.Value.Any(); }",
            "CS0246",
            "CS0246"
        );
}
