namespace Aegis.Graph.Check;

/// <summary>Finds the edges that lie on a cycle and, for each, the shortest way round.</summary>
public static class Cycles
{
    /// <summary>Every edge on a cycle, as its agent, its place among the agent's edges, and the agents of the way round.</summary>
    public static IEnumerable<(BoundAgent Agent, Edge Edge, IReadOnlyList<BoundAgent> Path)> Find(
        IReadOnlyDictionary<string, BoundAgent> agents
    )
    {
        var graph = new NumberedGraph(agents);
        var component = Components.Of(graph.Sources);
        var search = new PathSearch(graph.Sources, component);
        for (var node = 0; node < graph.Agents.Length; node++)
        {
            var sources = graph.Sources[node];
            for (var i = 0; i < sources.Length; i++)
            {
                if (sources[i] >= 0 && component[sources[i]] == component[node])
                {
                    var back = search.Shortest(sources[i], node);
                    yield return (graph.Agents[node], graph.Agents[node].Edges[i], new WayRound(graph, node, back));
                }
            }
        }
    }

    /// <summary>The agent, and the way back to it: looked up step by step, since a message shows few of 10,000.</summary>
    private sealed class WayRound(NumberedGraph graph, int start, int[] back) : IReadOnlyList<BoundAgent>
    {
        public BoundAgent this[int index] => graph.Agents[index == 0 ? start : back[index - 1]];

        public int Count => back.Length + 1;

        public IEnumerator<BoundAgent> GetEnumerator()
        {
            for (var i = 0; i < Count; i++)
            {
                yield return this[i];
            }
        }

        System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
