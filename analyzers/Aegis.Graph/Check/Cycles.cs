namespace Aegis.Graph.Check;

/// <summary>Finds the edges that lie on a cycle and, for each, the shortest way round.</summary>
public static class Cycles
{
    /// <summary>Every edge on a cycle, as its agent, its place among the agent's edges, and the keys of the way round.</summary>
    public static IEnumerable<(BoundAgent Agent, Edge Edge, List<string> Path)> Find(
        IReadOnlyDictionary<string, BoundAgent> agents
    )
    {
        var component = Components(agents);
        foreach (var agent in agents.Values)
        {
            foreach (var edge in agent.Edges)
            {
                if (
                    agents.ContainsKey(edge.Source)
                    && component[edge.Source] == component[agent.Key]
                    && PathBetween(edge.Source, agent.Key, agents) is { } back
                )
                {
                    back.Insert(0, agent.Key);
                    yield return (agent, edge, back);
                }
            }
        }
    }

    /// <summary>Tarjan's strongly connected components, with a stack of its own: chains may be 10,000 deep.</summary>
    private static Dictionary<string, int> Components(IReadOnlyDictionary<string, BoundAgent> agents)
    {
        var index = new Dictionary<string, int>(StringComparer.Ordinal);
        var low = new Dictionary<string, int>(StringComparer.Ordinal);
        var component = new Dictionary<string, int>(StringComparer.Ordinal);
        var open = new Stack<string>();
        var frames = new Stack<(string Key, int Next)>();
        foreach (var root in agents.Keys)
        {
            if (index.ContainsKey(root))
            {
                continue;
            }

            Enter(root);
            while (frames.Count > 0)
            {
                var (key, next) = frames.Pop();
                var edges = agents[key].Edges;
                if (next < edges.Count)
                {
                    frames.Push((key, next + 1));
                    var target = edges[next].Source;
                    if (!agents.ContainsKey(target))
                    {
                        continue;
                    }

                    if (!index.TryGetValue(target, out var targetIndex))
                    {
                        Enter(target);
                    }
                    else if (!component.ContainsKey(target))
                    {
                        low[key] = Math.Min(low[key], targetIndex);
                    }
                }
                else
                {
                    Leave(key);
                }
            }
        }

        return component;

        void Enter(string key)
        {
            index[key] = low[key] = index.Count;
            open.Push(key);
            frames.Push((key, 0));
        }

        void Leave(string key)
        {
            if (low[key] == index[key])
            {
                string member;
                do
                {
                    member = open.Pop();
                    component[member] = index[key];
                } while (member != key);
            }

            if (frames.Count > 0)
            {
                var parent = frames.Peek().Key;
                low[parent] = Math.Min(low[parent], low[key]);
            }
        }
    }

    /// <summary>The shortest way from one agent to another along dependencies; both ends are in it.</summary>
    private static List<string>? PathBetween(string from, string to, IReadOnlyDictionary<string, BoundAgent> agents)
    {
        var cameFrom = new Dictionary<string, string?>(StringComparer.Ordinal) { [from] = null };
        var queue = new Queue<string>();
        queue.Enqueue(from);
        while (queue.Count > 0)
        {
            var current = queue.Dequeue();
            if (current == to)
            {
                var path = new List<string>();
                for (string? step = current; step is not null; step = cameFrom[step])
                {
                    path.Add(step);
                }

                path.Reverse();
                return path;
            }

            foreach (var edge in agents[current].Edges)
            {
                if (agents.ContainsKey(edge.Source) && !cameFrom.ContainsKey(edge.Source))
                {
                    cameFrom[edge.Source] = current;
                    queue.Enqueue(edge.Source);
                }
            }
        }

        return null;
    }
}
