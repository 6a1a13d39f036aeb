using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace Aegis.Analyzers.Tests.Docs;

/// <summary>What is written about a rule says what the rule says.</summary>
public class RuleDocsTests
{
    private static readonly string Index = File.ReadAllText(Path.Combine(RulePage.Folder, "README.md"));

    private static readonly string Releases = string.Concat(
        Directory
            .EnumerateFiles(
                Path.Combine(BuildFacts.AegisRoot, "analyzers"),
                "AnalyzerReleases.*.md",
                SearchOption.AllDirectories
            )
            .Select(File.ReadAllText)
    );

    public static TheoryData<string> Ids { get; } = [.. Descriptors.All.Select(rule => rule.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void Page_HasTitleAndSeverityOfTheRule(string id)
    {
        var page = RulePage.Read(id).Text;
        Assert.StartsWith($"# {id}: {Rule(id).Title}\n", page, StringComparison.Ordinal);
        Assert.Contains($"| Severity | {Rule(id).DefaultSeverity} |", page, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Page_SaysWhetherTheRuleCanBeSuppressed(string id)
    {
        var page = RulePage.Read(id).Text;
        var suppression = page[page.IndexOf("## How to suppress", StringComparison.Ordinal)..];
        var isError = Rule(id).DefaultSeverity == DiagnosticSeverity.Error;
        Assert.Equal(isError, suppression.Contains("can not be suppressed", StringComparison.Ordinal));
        Assert.Equal(!isError, suppression.Contains($"dotnet_diagnostic.{id}.severity", StringComparison.Ordinal));
        Assert.Equal(!isError, suppression.Contains($"#pragma warning disable {id}", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void HelpLink_LeadsToThePage(string id) =>
        Assert.EndsWith($"/docs/diagnostics/{id}.md", Rule(id).HelpLinkUri, StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(Ids))]
    public void Index_ListsTheRule(string id) =>
        Assert.Contains(
            $"| [{id}]({id}.md) | {Rule(id).DefaultSeverity} | {Rule(id).Title} |",
            Index,
            StringComparison.Ordinal
        );

    [Theory]
    [MemberData(nameof(Ids))]
    public void ReleaseTracking_ListsTheRule(string id) =>
        Assert.Contains(
            $"{id} | Aegis | {Rule(id).DefaultSeverity} | {Rule(id).Title}\n",
            Releases,
            StringComparison.Ordinal
        );

    [Fact]
    public void NothingElse_IsWrittenAbout()
    {
        var pages = Directory.EnumerateFiles(RulePage.Folder, "AEG*.md").Select(Path.GetFileNameWithoutExtension);
        Assert.Equal(Ids.Select(row => row.Data), pages.Order(StringComparer.Ordinal));
        Assert.Equal(Ids.Count, Regex.Count(Index, @"^\| \[AEG", RegexOptions.Multiline));
    }

    private static DiagnosticDescriptor Rule(string id) => Descriptors.All.Single(rule => rule.Id == id);
}
