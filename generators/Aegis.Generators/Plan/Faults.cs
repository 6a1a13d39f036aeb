using Aegis.Graph.Check;

namespace Aegis.Generators.Plan;

/// <summary>The errors among the findings, by the class they are about.</summary>
internal sealed class Faults(CheckedGraph graph)
{
    private readonly ILookup<string, Finding> byOwner = graph
        .Findings.Where(finding => finding.IsError)
        .ToLookup(finding => finding.Anchor.Owner, StringComparer.Ordinal);

    /// <summary>Agents that can not run for a reason that the compiler gives: an unknown type, a part without partial.</summary>
    private readonly HashSet<string> broken = new(
        graph.Agents.Where(agent => agent.IsUnsettled || !agent.Node.IsExtensible).Select(agent => agent.Key),
        StringComparer.Ordinal
    );

    /// <summary>What is wrong with a class, as an exception may say it; empty when nothing is.</summary>
    public string Of(string key)
    {
        foreach (var finding in byOwner[key])
        {
            return $"{finding.RuleId}: {finding.Message}";
        }

        return broken.Contains(key) ? "its class does not compile" : "";
    }
}
