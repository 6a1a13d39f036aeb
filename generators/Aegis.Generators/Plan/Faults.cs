using Aegis.Graph.Check;

namespace Aegis.Generators.Plan;

/// <summary>The errors among the findings, by the class they are about.</summary>
internal sealed class Faults(CheckedGraph graph)
{
    private readonly ILookup<string, Finding> byOwner = graph
        .Findings.Where(finding => finding.IsError)
        .ToLookup(finding => finding.Anchor.Owner, StringComparer.Ordinal);

    /// <summary>Agents whose parameters nothing provides; where a type is unknown, only the compiler says so.</summary>
    private readonly HashSet<string> unsettled = new(
        graph.Agents.Where(agent => agent.IsUnsettled).Select(agent => agent.Key),
        StringComparer.Ordinal
    );

    /// <summary>What is wrong with a class, as an exception may say it; empty when nothing is.</summary>
    public string Of(string key)
    {
        foreach (var finding in byOwner[key])
        {
            return $"{finding.RuleId}: {finding.Message}";
        }

        return unsettled.Contains(key) ? "a parameter of the run method has no source" : "";
    }
}
