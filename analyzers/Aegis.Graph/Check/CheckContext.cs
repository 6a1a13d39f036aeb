using System.Globalization;
using Aegis.Graph.Model;
using Aegis.Graph.Rules;
using Microsoft.CodeAnalysis;

namespace Aegis.Graph.Check;

/// <summary>What a rule judges, and where it reports.</summary>
public sealed class CheckContext
{
    private readonly HashSet<Finding> seen = [];
    private readonly List<Finding> findings = [];

    internal CheckContext(AgentGraph graph)
    {
        Graph = graph;
        Agents = graph.Agents.ToDictionary(agent => agent.Type.Key, ParameterBinder.Bind, StringComparer.Ordinal);
        Implications = new Implications(Agents);
        Closures = [.. graph.Pipelines.Select(pipeline => ClosureBuilder.Build(pipeline, Agents))];
    }

    public AgentGraph Graph { get; }

    internal Implications Implications { get; }

    /// <summary>All agents by key.</summary>
    public IReadOnlyDictionary<string, BoundAgent> Agents { get; }

    public IReadOnlyList<PipelineClosure> Closures { get; }

    public IReadOnlyList<Finding> Findings => findings;

    /// <summary>The agents that this project declares, in the order of their keys.</summary>
    public IEnumerable<BoundAgent> OwnAgents =>
        Graph.Agents.Where(agent => !agent.IsExternal).Select(agent => Agents[agent.Type.Key]);

    /// <summary>What messages call an agent: its class, as the developer writes it.</summary>
    public string NameOf(string key) => Agents.TryGetValue(key, out var agent) ? agent.Node.Type.Name : key;

    internal void Report(DiagnosticDescriptor rule, Anchor anchor, params string[] arguments) =>
        Report(rule, anchor, [], arguments);

    /// <param name="rule">The rule.</param>
    /// <param name="anchor">What the finding is about.</param>
    /// <param name="hints">What code fixes need to know beyond the message.</param>
    /// <param name="arguments">What the message names.</param>
    internal void Report(DiagnosticDescriptor rule, Anchor anchor, Hint[] hints, params string[] arguments)
    {
        var finding = new Finding(
            rule.Id,
            anchor,
            arguments.ToEquatableArray(),
            rule.DefaultSeverity == DiagnosticSeverity.Error,
            string.Format(
                CultureInfo.InvariantCulture,
                rule.MessageFormat.ToString(CultureInfo.InvariantCulture),
                (object[])arguments
            )
        )
        {
            Hints = hints.ToEquatableArray(),
        };
        if (seen.Add(finding))
        {
            findings.Add(finding);
        }
    }
}
