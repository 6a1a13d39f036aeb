using Aegis.Testing;

namespace Aegis.Package.Tests;

public class ConsumerTests(PackageFixture fixture)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("net10.0")]
    [InlineData("net8.0")]
    public async Task FirstExample_BuildsWithoutWarningsAndRuns(string framework)
    {
        using var consumer = await CreateAsync(Sources.FirstExample, $"<TargetFramework>{framework}</TargetFramework>");

        var build = await consumer.BuildAsync(Token);
        build.AssertSucceeded();
        Assert.Empty(build.Warnings);

        var run = await consumer.RunAsync(Token);
        Assert.Equal("echo\n4 succeeded\n", run.AssertSucceeded().Output);
    }

    [Fact]
    public async Task ProgramOfTheReadme_RunsAsItIsPasted()
    {
        var readme = await File.ReadAllTextAsync(Path.Combine(BuildFacts.AegisRoot, "README.md"), Token);
        var start = readme.IndexOf("```csharp\nusing System", StringComparison.Ordinal) + "```csharp\n".Length;
        var program = readme[start..readme.IndexOf("```\n", start, StringComparison.Ordinal)];
        using var consumer = await CreateAsync(new() { ["Program.cs"] = program });

        var build = await consumer.BuildAsync(Token);
        build.AssertSucceeded();
        Assert.Empty(build.Warnings);

        var run = await consumer.RunAsync(Token);
        Assert.Contains("Write a clear report", run.AssertSucceeded().Output, StringComparison.Ordinal);
        Assert.EndsWith("\n4 succeeded\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cycle_IsTheOnlyErrorAndNamesThePath()
    {
        using var consumer = await CreateAsync(Sources.CycleExample);

        var build = await consumer.BuildAsync(Token);

        build.AssertFailedWith("AEG010");
        Assert.Contains("Researcher → Writer → Researcher", build.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-p:NoWarn=AEG010")]
    [InlineData("-p:TreatWarningsAsErrors=false")]
    public async Task CycleThatIsSilenced_StillFails(string argument)
    {
        using var consumer = await CreateAsync(Sources.CycleExample);
        consumer.Write(".editorconfig", "root = true\n[*.cs]\ndotnet_diagnostic.AEG010.severity = none\n");

        (await consumer.BuildAsync(Token, argument)).AssertFailedWith("AEG010");
    }

    [Theory]
    [InlineData("RunAnalyzers")]
    [InlineData("RunAnalyzersDuringBuild")]
    public async Task CycleWithoutAnalyzers_StillBreaksTheBuild(string property)
    {
        using var consumer = await CreateAsync(Sources.CycleExample);

        var build = await consumer.BuildAsync(Token, $"-p:{property}=false");

        // #error
        build.AssertFailedWith("CS1029");
        Assert.Contains("AEG010", build.Output, StringComparison.Ordinal);
    }

    private Task<ConsumerProject> CreateAsync(Dictionary<string, string> files, string properties = "") =>
        ConsumerProject.CreateAsync(fixture.Package, files, properties, Token);
}
