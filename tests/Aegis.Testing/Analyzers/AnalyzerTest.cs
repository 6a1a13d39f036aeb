using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Aegis.Testing;

/// <summary>Runs analyzers over marked sources; whatever the marks did not ask for fails the test.</summary>
public sealed class AnalyzerTest(params DiagnosticAnalyzer[] analyzers)
{
    /// <summary>Runs first, so that the analyzers see the emitted code as in a real build. Default: none.</summary>
    public IIncrementalGenerator? Generator { get; init; }

    /// <summary>What <c>[|…|]</c> stands for. Default: the id of the analyzers' only rule.</summary>
    public string? DefaultId { get; init; }

    /// <summary>The compiler errors that the sources may have; every other fails.</summary>
    public ImmutableArray<string> AllowedCompilerErrors { get; init; } = [];

    /// <summary>The messages of the marked diagnostics, in the order of files and places; null in it: any.</summary>
    public ImmutableArray<string?> Messages { get; init; } = [];

    /// <summary>The ids of the diagnostics that have no location.</summary>
    public ImmutableArray<string> WithoutLocation { get; init; } = [];

    /// <summary>Fails unless exactly the marked diagnostics are reported.</summary>
    public async Task VerifyAsync(TestCompilation marked, CancellationToken cancellationToken = default)
    {
        var test = new MarkedTest(marked, analyzers, DefaultId);
        var expected = test.Expected.AddRange(WithoutLocation.Select(id => new ExpectedDiagnostic(id, null, default)));
        var (compilation, generated) = Generate(test.Test);
        var run = new AnalyzerRun(analyzers, AllowedCompilerErrors);
        var reported = await run.GetAsync(
            compilation,
            new AnalyzerOptions([], new TestOptionsProvider(new TestConfig(test.Test))),
            expected,
            cancellationToken
        );
        var found = DiagnosticMatch.Demand(expected, generated.Concat(reported));
        DemandMessages(found);
    }

    private (CSharpCompilation Compilation, ImmutableArray<Diagnostic> Generated) Generate(TestCompilation test)
    {
        if (Generator is null)
        {
            return (test.Create(), []);
        }

        var run = GeneratorTest.Run(Generator, test).AssertDidNotThrow();
        return (run.Output, run.Diagnostics);
    }

    private void DemandMessages(ImmutableArray<Diagnostic> found)
    {
        if (Messages.IsEmpty)
        {
            return;
        }

        var actual = found.Select(DiagnosticText.Message).ToArray();
        var isEqual =
            actual.Length == Messages.Length
            && actual.Zip(Messages).All(pair => pair.Second is null || pair.First == pair.Second);
        if (!isEqual)
        {
            throw new TestFailureException(
                "the messages differ (- expected, + reported):\n"
                    + LineDiff.Of(string.Join("\n", Messages), string.Join("\n", actual))
            );
        }
    }
}
