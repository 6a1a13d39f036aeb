using Aegis.Graph.Check;

namespace Aegis.Graph.Tests.Building;

/// <summary>Compares all that the rules found: a finding that a test does not name fails it.</summary>
internal static class Expect
{
    /// <param name="graph">What was judged.</param>
    /// <param name="expected">Each finding as <c>AEG010 Owner Kind: message</c>, with an index where it is not 0.</param>
    public static void Findings(CheckedGraph graph, params string[] expected) =>
        Assert.Equal(expected.Order(StringComparer.Ordinal), graph.Findings.Select(Text).Order(StringComparer.Ordinal));

    public static void NoFindings(CheckedGraph graph) => Findings(graph);

    /// <summary>The value of a hint of the only finding.</summary>
    public static string Hint(CheckedGraph graph, string name) =>
        Assert.Single(Assert.Single(graph.Findings).Hints, hint => hint.Name == name).Value;

    private static string Text(Finding finding)
    {
        var anchor = finding.Anchor;
        var index = anchor.Index == 0 ? "" : $" {anchor.Index}";
        return $"{finding.RuleId} {anchor.Owner} {anchor.Kind}{index}: {finding.Message}";
    }
}
