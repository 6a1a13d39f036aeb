namespace Aegis.Graph.Check;

/// <summary>Agents by number, which searches of many steps are quicker with than with keys.</summary>
internal sealed class NumberedGraph
{
    public NumberedGraph(IReadOnlyDictionary<string, BoundAgent> agents)
    {
        Agents = [.. agents.Values];
        var numbers = new Dictionary<string, int>(Agents.Length, StringComparer.Ordinal);
        for (var i = 0; i < Agents.Length; i++)
        {
            numbers.Add(Agents[i].Key, i);
        }

        Sources = Array.ConvertAll(
            Agents,
            agent =>
            {
                var sources = new int[agent.Edges.Count];
                for (var i = 0; i < sources.Length; i++)
                {
                    sources[i] = numbers.TryGetValue(agent.Edges[i].Source, out var number) ? number : -1;
                }

                return sources;
            }
        );
    }

    public BoundAgent[] Agents { get; }

    /// <summary>Of each agent the agents it waits for, in the order of its edges; -1 where there is no such agent.</summary>
    public int[][] Sources { get; }
}
