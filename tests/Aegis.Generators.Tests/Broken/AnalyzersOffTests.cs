namespace Aegis.Generators.Tests.Broken;

public class AnalyzersOffTests
{
    private static readonly TestCompilation Cycle = new(
        "using Aegis; [Agent, DependsOn<It>] public partial class It { public int Run(int before) => before; }"
    );

    [Theory]
    [InlineData("RunAnalyzers", "false")]
    [InlineData("RunAnalyzersDuringBuild", "False")]
    public void AnalyzersOff_TheGeneratorReportsErrors(string property, string value)
    {
        var run = Project.Generate(Cycle.WithOption("build_property." + property, value)).AssertDidNotThrow();
        var error = Assert.Single(run.CompilerDiagnostics);
        Assert.Equal("CS1029", error.Id);
        Assert.Contains(
            "AEG010",
            error.GetMessage(System.Globalization.CultureInfo.InvariantCulture),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "It",
            error.GetMessage(System.Globalization.CultureInfo.InvariantCulture),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("RunAnalyzers", "true")]
    [InlineData("RunAnalyzers", "")]
    public void AnalyzersOn_TheGeneratorReportsNone(string property, string value) =>
        Assert.Empty(Project.Generate(Cycle.WithOption("build_property." + property, value)).CompilerDiagnostics);

    [Fact]
    public void WarningsAndHints_BreakNoBuild() =>
        Project
            .Generate(
                new TestCompilation(
                    "using Aegis; [Agent] public partial class It { public int Count { get; set; } public int Run() => Count; }"
                ).WithOption("build_property.RunAnalyzers", "false")
            )
            .AssertCompiles();
}
