using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Aegis.Testing;

/// <summary>A test compilation with the marks of its sources taken out.</summary>
internal sealed class MarkedTest
{
    public MarkedTest(TestCompilation marked, IReadOnlyList<DiagnosticAnalyzer> analyzers, string? defaultId)
    {
        var files = new List<TestFile>();
        var expected = new List<ExpectedDiagnostic>();
        foreach (var file in marked.Files)
        {
            var markup = Markup.Parse(file.Text);
            files.Add(file with { Text = markup.Text });
            expected.AddRange(
                markup
                    .Marks.OrderBy(mark => mark.Span.Start)
                    .ThenByDescending(mark => mark.Span.Length)
                    .Select(mark => new ExpectedDiagnostic(
                        mark.Id.Length > 0 ? mark.Id : defaultId ?? OnlyIdOf(analyzers),
                        TestFile.PathOf(file.Name),
                        mark.Span
                    ))
            );
        }

        Test = marked with { Files = [.. files] };
        Expected = [.. expected];
    }

    /// <summary>What to compile.</summary>
    public TestCompilation Test { get; }

    /// <summary>What the marks ask for, by file and place.</summary>
    public ImmutableArray<ExpectedDiagnostic> Expected { get; }

    private static string OnlyIdOf(IReadOnlyList<DiagnosticAnalyzer> analyzers)
    {
        var ids = analyzers.SelectMany(a => a.SupportedDiagnostics).Select(d => d.Id).Distinct().ToArray();
        return ids.Length == 1
            ? ids[0]
            : throw new TestFailureException(
                $"[|…|] is ambiguous: the analyzers report {string.Join(", ", ids)}; say {{|ID:…|}} or set DefaultId"
            );
    }
}
