using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace Aegis.Testing;

/// <summary>Which generated file a run wrote anew, by hint name.</summary>
internal static class OutputReasons
{
    /// <summary>The reason of each file of the run; a file that is gone is <c>Removed</c>.</summary>
    public static IReadOnlyDictionary<string, IncrementalStepRunReason> Read(RunSteps steps)
    {
        var reasons = new SortedDictionary<string, IncrementalStepRunReason>(StringComparer.Ordinal);
        foreach (var (value, reason) in steps.Outputs.SelectMany(step => step.Outputs))
        {
            foreach (var hint in HintNames(value))
            {
                // an item that is gone and one that came can have the same file
                reasons[hint] = reasons.ContainsKey(hint) ? IncrementalStepRunReason.Modified : reason;
            }
        }

        return reasons;
    }

    // Roslyn's output step yields a tuple of internal types: (sources, diagnostics, …)
    private static string[] HintNames(object value)
    {
        if (value is not ITuple { Length: > 0 } tuple || tuple[0] is not IEnumerable sources)
        {
            throw new TestFailureException($"this Roslyn yields {value.GetType()} from an output step, not a tuple");
        }

        return [.. sources.Cast<object>().Select(HintName)];
    }

    private static string HintName(object source)
    {
        const BindingFlags Any = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;
        var type = source.GetType();
        return (string?)(
                type.GetProperty("HintName", Any)?.GetValue(source) ?? type.GetField("HintName", Any)?.GetValue(source)
            ) ?? throw new TestFailureException($"{type} has no hint name");
    }
}
