using Aegis.Graph.Model;
using Aegis.Graph.Rules;

namespace Aegis.Graph.Check;

/// <summary>Binds a graph and lets every rule judge it: the same for generator and analyzer.</summary>
public static class GraphChecker
{
    public static CheckedGraph Check(AgentGraph graph, CancellationToken cancellationToken = default)
    {
        var context = new CheckContext(graph);
        foreach (var rule in RuleCatalog.GraphRules)
        {
            cancellationToken.ThrowIfCancellationRequested();
            rule.Check(context);
        }

        return new CheckedGraph(
            graph,
            graph.Agents.Select(agent => context.Agents[agent.Type.Key]).ToEquatableArray(),
            context.Closures.ToEquatableArray(),
            context.Findings.ToEquatableArray()
        );
    }
}

/// <summary>A graph, bound and judged.</summary>
/// <param name="Graph">What was judged.</param>
/// <param name="Agents">Its agents, bound, in the same order.</param>
/// <param name="Pipelines">Its pipelines with what they run.</param>
/// <param name="Findings">What the rules found.</param>
public sealed record CheckedGraph(
    AgentGraph Graph,
    EquatableArray<BoundAgent> Agents,
    EquatableArray<PipelineClosure> Pipelines,
    EquatableArray<Finding> Findings
);
