using Aegis.Graph.Check;
using Aegis.Graph.Model;

namespace Aegis.Generators.Plan;

/// <summary>The errors that the generator must report itself: all of them where analyzers are off, else none.</summary>
internal static class ErrorPlanner
{
    public static EquatableArray<string> Plan(CheckedGraph graph) =>
        graph.Graph.Project.AreAnalyzersOff
            ? graph
                .Findings.Where(finding => finding.IsError)
                .Select(finding => $"{finding.RuleId}: {finding.Message}")
                .Distinct(StringComparer.Ordinal)
                .ToEquatableArray()
            : default;
}
