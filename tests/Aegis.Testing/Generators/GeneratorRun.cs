using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Aegis.Testing;

/// <summary>What one run of a generator made, and the driver to go on with after an edit.</summary>
public sealed partial class GeneratorRun
{
    private readonly GeneratorDriver _driver;
    private readonly CSharpCompilation _input;
    private readonly GeneratorRunResult _result;
    private readonly TestCompilation _test;
    private readonly RunSteps _steps;

    private GeneratorRun(
        GeneratorDriver driver,
        CSharpCompilation input,
        CSharpCompilation output,
        TestCompilation test
    )
    {
        _driver = driver;
        _input = input;
        _test = test;
        _result = driver.GetRunResult().Results.Single();
        _steps = new RunSteps(_result);
        Output = output;
        Sources = _result.GeneratedSources.IsDefault
            ? ImmutableSortedDictionary<string, string>.Empty
            : _result.GeneratedSources.ToImmutableSortedDictionary(
                source => source.HintName,
                source => source.SourceText.ToString(),
                StringComparer.Ordinal
            );
    }

    /// <summary>The generated files by hint name.</summary>
    public ImmutableSortedDictionary<string, string> Sources { get; }

    /// <summary>The text of one generated file.</summary>
    public string this[string hintName] =>
        Sources.TryGetValue(hintName, out var text)
            ? text
            : throw new TestFailureException(
                $"no generated file is named '{hintName}'; there are: {string.Join(", ", Sources.Keys)}"
            );

    /// <summary>What the generator itself reported.</summary>
    public ImmutableArray<Diagnostic> Diagnostics => _result.Diagnostics.IsDefault ? [] : _result.Diagnostics;

    /// <summary>What the generator threw, if it did.</summary>
    public Exception? Exception => _result.Exception;

    /// <summary>The compilation with the generated files.</summary>
    public CSharpCompilation Output { get; }

    /// <summary>The compiler's errors and warnings, those in generated files included.</summary>
    public IEnumerable<Diagnostic> CompilerDiagnostics =>
        Output.GetDiagnostics().Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning);

    /// <summary>Fails when the generator threw or reported, or the compiler has an error or a warning anywhere.</summary>
    public GeneratorRun AssertCompiles()
    {
        AssertDidNotThrow();
        Diagnostic[] all = [.. Diagnostics, .. CompilerDiagnostics];
        return all.Length == 0 ? this : throw new TestFailureException(Describe(all));
    }

    /// <summary>Fails when the generator threw.</summary>
    public GeneratorRun AssertDidNotThrow() =>
        Exception is null ? this : throw new TestFailureException($"the generator threw: {Exception}", Exception);

    /// <summary>Compiles, emits and loads the output, to be run.</summary>
    public LoadedAssembly EmitAndLoad() => LoadedAssembly.Load(AssertCompiles().Output, _test.Projects);

    /// <summary>The output as a reference of another test compilation, as a dll would be.</summary>
    public ReferencedAssembly AsImage() => ReferencedAssembly.AsImage(Output);

    /// <summary>The output as a reference of another test compilation, as an IDE's project reference.</summary>
    public ReferencedAssembly AsProject() => ReferencedAssembly.AsProject(Output);

    internal static GeneratorRun Start(GeneratorDriver driver, CSharpCompilation input, TestCompilation test)
    {
        driver = driver.RunGeneratorsAndUpdateCompilation(input, out var output, out _);
        var run = new GeneratorRun(driver, input, (CSharpCompilation)output, test);
        if (run.Exception is null)
        {
            CacheProof.Demand(driver, input);
        }

        return run;
    }

    // the generated file is what a reader of the failure needs next
    private string Describe(Diagnostic[] diagnostics)
    {
        var blamed = Sources.Where(source =>
            diagnostics.Any(d => d.Location.SourceTree?.FilePath.EndsWith(source.Key, StringComparison.Ordinal) == true)
        );
        var files = blamed.Select(source => $"\n--- {source.Key}\n{source.Value}");
        return "the output does not compile cleanly:\n" + DiagnosticText.List(diagnostics) + string.Concat(files);
    }
}
