using System.Text.RegularExpressions;
using Aegis.Analyzers;
using Aegis.Generators;
using Aegis.Testing;

namespace Aegis.Docs.Tests;

/// <summary>What README and docs show is what a reader gets.</summary>
public partial class DocsTests
{
    public static TheoryData<string> Pages => [.. Blocks.Pages];

    [Theory]
    [MemberData(nameof(Pages))]
    public void EveryBlockOfCSharp_ClaimsSomething(string page) =>
        Assert.Equal(Blocks.CountCSharp(page), Blocks.CountClaimed(page));

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task CompiledBlocks_CompileWithoutDiagnostics(string page)
    {
        foreach (var project in Blocks.Claiming(page, "compiled"))
        {
            GeneratorTest.Run<PipelineGenerator>(Blocks.Project(project)).AssertCompiles();
            var test = new AnalyzerTest(
                new PipelineGraphAnalyzer(),
                new IgnoredResultAnalyzer(),
                new BlockingToolAnalyzer(),
                new HookAnalyzer(),
                new StrayAttributeAnalyzer()
            )
            {
                Generator = new PipelineGenerator(),
            };
            await test.VerifyAsync(Blocks.Project(project), TestContext.Current.CancellationToken);
        }
    }

    [Fact]
    public void Readme_CountsTheRules()
    {
        var pages = Directory.GetFiles(Path.Combine(BuildFacts.AegisRoot, "docs", "diagnostics"), "AEG*.md");

        Assert.Contains($"\n{pages.Length} rules so far", Blocks.Text("README.md"), StringComparison.Ordinal);
    }

    [Fact]
    public void CycleOfTheReadme_IsReportedAsShown()
    {
        var block = Assert.Single(Blocks.Claiming("README.md", "reports")["AEG010"]);
        var graph = Aegis.Graph.Extract.GraphExtractor.Extract(
            Blocks.Project([$"using Aegis;\n{block}"]).Create(),
            new NoOptions(),
            anchors: null,
            TestContext.Current.CancellationToken
        );

        var findings = Aegis.Graph.Check.GraphChecker.Check(graph, TestContext.Current.CancellationToken).Findings;

        Assert.Equal(2, findings.Count);
        Assert.All(
            findings,
            finding => Assert.Contains($"error {finding.RuleId}: {finding.Message}", Blocks.Text("README.md"))
        );
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void EmittedBlocks_StandInTheEmittedCode(string page)
    {
        foreach (var block in Blocks.Claiming(page, "emitted"))
        {
            var run = GeneratorTest.Run<PipelineGenerator>(
                Blocks.Project(Blocks.Claiming(page, "compiled")[block.Key])
            );
            var emitted = Readable(string.Join('\n', run.Sources.Values));
            Assert.All(block, shown => Assert.Contains(Readable(shown), emitted, StringComparison.Ordinal));
        }
    }

    /// <summary>Without namespaces and indentation, which readers can do without.</summary>
    private static string Readable(string code) =>
        string.Join('\n', Qualifier().Replace(code, "").Split('\n').Select(line => line.Trim()));

    [GeneratedRegex(@"global::(\w+\.)*")]
    private static partial Regex Qualifier();
}
