using Aegis.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Aegis.Analyzers.Tests.Docs;

/// <summary>The examples on the pages do what the pages say.</summary>
public class RuleExampleTests
{
    public static TheoryData<string> Ids => RuleDocsTests.Ids;

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task Example_ReportsTheRuleAndTheCorrectedOneNothing(string id)
    {
        ReferencedAssembly[] library = [];
        var kinds = new List<string>();
        foreach (var (kind, options, code) in RulePage.Read(id).Examples)
        {
            kinds.Add(kind);
            switch (kind)
            {
                case "library":
                    library = [Library(code, isBuiltWithAegis: options == ": with Aegis")];
                    break;
                case "reports":
                    Assert.StartsWith($": {id}", options, StringComparison.Ordinal);
                    var reported = await DiagnoseAsync(code, options, library);
                    Assert.Contains(reported, diagnostic => diagnostic.Id == id);
                    Assert.All(
                        reported,
                        diagnostic => Assert.StartsWith("AEG", diagnostic.Id, StringComparison.Ordinal)
                    );
                    break;
                default:
                    Assert.Empty(await DiagnoseAsync(code, options, library));
                    break;
            }
        }

        Assert.Contains("reports", kinds);
        Assert.Contains("clean", kinds);
    }

    private static ReferencedAssembly Library(string code, bool isBuiltWithAegis)
    {
        var project = Project(code) with { AssemblyName = "Library" };
        return ReferencedAssembly.AsImage(
            isBuiltWithAegis ? GeneratorTest.Run(new PipelineGenerator(), project).Output : project.Create()
        );
    }

    private static async Task<IEnumerable<Diagnostic>> DiagnoseAsync(
        string code,
        string options,
        ReferencedAssembly[] library
    )
    {
        var isProgram = options.Contains("executable", StringComparison.Ordinal);
        TestFile[] files = isProgram ? [("Example.cs", code), ("Program.cs", "return;")] : [("Example.cs", code)];
        var project = Project(files) with
        {
            OutputKind = isProgram ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary,
            LanguageVersion = options.Contains("C# 10", StringComparison.Ordinal)
                ? LanguageVersion.CSharp10
                : LanguageVersion.Latest,
            Projects = [.. library],
            EditorConfig = "",
        };
        if (options.Contains("PublishAot", StringComparison.Ordinal))
        {
            project = project.WithOption("build_property.PublishAot", "true");
        }

        var compilation = GeneratorTest.Run(new PipelineGenerator(), project).Output;
        var analyzed = compilation.WithAnalyzers(
            [
                new PipelineGraphAnalyzer(),
                new IgnoredResultAnalyzer(),
                new BlockingToolAnalyzer(),
                new HookAnalyzer(),
                new StrayAttributeAnalyzer(),
            ],
            new AnalyzerOptions([], new ExampleOptions(project.GlobalOptions))
        );
        var all = await analyzed.GetAllDiagnosticsAsync(TestContext.Current.CancellationToken);
        return all.Where(diagnostic => diagnostic.Severity != DiagnosticSeverity.Hidden);
    }
}
