using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Aegis.Testing;

/// <summary>Holds what was reported against what the marks ask for.</summary>
internal static class DiagnosticMatch
{
    /// <summary>Throws when a mark was not reported, or something was reported that no mark asks for.</summary>
    /// <returns>The diagnostic of each expectation, in their order.</returns>
    public static ImmutableArray<Diagnostic> Demand(
        ImmutableArray<ExpectedDiagnostic> expected,
        IEnumerable<Diagnostic> actual
    )
    {
        var unexpected = actual.OrderBy(d => d.Location.SourceSpan.Start).ToList();
        var missing = new List<string>();
        var found = ImmutableArray.CreateBuilder<Diagnostic>();
        foreach (var expectation in expected)
        {
            var index = unexpected.FindIndex(expectation.Matches);
            if (index < 0)
            {
                missing.Add($"  {expectation.Id} in {expectation.File ?? "(no location)"} at {expectation.Span}");
            }
            else
            {
                found.Add(unexpected[index]);
                unexpected.RemoveAt(index);
            }
        }

        return missing.Count + unexpected.Count == 0
            ? found.ToImmutable()
            : throw new TestFailureException(
                Section("asked for by the markup, and not reported:", missing)
                    + Section("reported, and not asked for:", unexpected.Select(DiagnosticText.Of))
            );
    }

    private static string Section(string title, IEnumerable<string> lines)
    {
        var text = string.Join("\n", lines);
        return text.Length == 0 ? "" : $"{title}\n{text}\n";
    }
}
