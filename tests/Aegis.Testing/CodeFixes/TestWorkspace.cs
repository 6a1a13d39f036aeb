using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Aegis.Testing;

/// <summary>A <see cref="TestCompilation"/> as a project of a workspace, its generator and options included.</summary>
internal static class TestWorkspace
{
    public static Project Open(AdhocWorkspace workspace, TestCompilation test, IIncrementalGenerator? generator)
    {
        var config = new TestConfig(test);
        var id = ProjectId.CreateNewId();
        var solution = workspace.CurrentSolution.AddProject(
            ProjectInfo.Create(
                id,
                VersionStamp.Create(),
                test.AssemblyName,
                test.AssemblyName,
                LanguageNames.CSharp,
                filePath: TestFile.PathOf(test.AssemblyName + ".csproj"),
                compilationOptions: test.CompilationOptions(),
                parseOptions: test.ParseOptions,
                metadataReferences: test.AllReferences,
                analyzerReferences: generator is null ? [] : [new GeneratorReference(generator)]
            )
        );
        foreach (var file in test.AllFiles)
        {
            var text = SourceText.From(file.Text);
            solution = solution.AddDocument(
                DocumentId.CreateNewId(id),
                file.Name,
                text,
                filePath: TestFile.PathOf(file.Name)
            );
        }

        return AddConfig(
                AddConfig(solution, id, TestConfig.GlobalConfigPath, config.GlobalText),
                id,
                TestConfig.EditorConfigPath,
                config.EditorText
            )
            .GetProject(id)!;
    }

    /// <summary>The project's compilation, with the emitted code of a generator that did not throw.</summary>
    public static async Task<CSharpCompilation> CompileAsync(Project project, CancellationToken cancellationToken)
    {
        var compilation = (CSharpCompilation?)await project.GetCompilationAsync(cancellationToken);
        return compilation ?? throw new TestFailureException("the project has no compilation");
    }

    private static Solution AddConfig(Solution solution, ProjectId id, string path, string text) =>
        solution.AddAnalyzerConfigDocument(
            DocumentId.CreateNewId(id),
            Path.GetFileName(path),
            SourceText.From(text),
            filePath: path
        );
}
