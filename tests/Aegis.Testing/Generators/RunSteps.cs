using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Aegis.Testing;

/// <summary>The generator's own steps of one run, without those that Roslyn names itself.</summary>
internal sealed class RunSteps(GeneratorRunResult result)
{
    /// <summary>The generator's named steps; of Roslyn's only the values that an unnamed ForAttribute transform made.</summary>
    public IEnumerable<KeyValuePair<string, ImmutableArray<IncrementalGeneratorRunStep>>> Named =>
        result.TrackedSteps.Where(step => IsOwn(step.Key));

    public IEnumerable<IncrementalGeneratorRunStep> Outputs => result.TrackedOutputSteps.SelectMany(step => step.Value);

    public ImmutableArray<IncrementalGeneratorRunStep> this[string name] =>
        result.TrackedSteps.TryGetValue(name, out var steps)
            ? steps
            : throw new TestFailureException(
                $"no step is named '{name}'; the named ones: {string.Join(", ", Named.Select(step => step.Key).Order(StringComparer.Ordinal))}"
            );

    public static IEnumerable<IncrementalStepRunReason> Reasons(IEnumerable<IncrementalGeneratorRunStep> steps) =>
        steps.SelectMany(step => step.Outputs).Select(output => output.Reason);

    public static bool IsCached(IncrementalStepRunReason reason) =>
        reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged;

    /// <summary>The steps and outputs that did work, each with what they did.</summary>
    public IEnumerable<string> NotCached()
    {
        var steps = Named.Concat(result.TrackedOutputSteps);
        foreach (var (name, runs) in steps.OrderBy(step => step.Key, StringComparer.Ordinal))
        {
            var reasons = Reasons(runs).Where(reason => !IsCached(reason)).Distinct().ToArray();
            if (reasons.Length > 0)
            {
                yield return $"  {name}: {string.Join(", ", reasons)}";
            }
        }
    }

    // WellKnownGeneratorInputs and the inner steps of ForAttributeWithMetadataName hold Roslyn's own objects
    private bool IsOwn(string name) =>
        name
            is not (
                "Compilation"
                or "CompilationOptions"
                or "ParseOptions"
                or "AnalyzerConfigOptions"
                or "AdditionalTexts"
                or "MetadataReferences"
                or "SyntaxProvider"
            )
        && (name == "result_ForAttributeWithMetadataName" || !name.Contains("_ForAttribute", StringComparison.Ordinal))
        && !result.TrackedOutputSteps.ContainsKey(name);
}
