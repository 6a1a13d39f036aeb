namespace Aegis.Graph.Check;

/// <summary>Orders the agents of a pipeline.</summary>
internal static class Levels
{
    /// <summary>What the given agents depend on, directly or not, and they themselves.</summary>
    public static List<BoundAgent> Closure(IEnumerable<string> outputs, IReadOnlyDictionary<string, BoundAgent> agents)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var pending = new Stack<string>(outputs);
        var found = new List<BoundAgent>();
        while (pending.Count > 0)
        {
            var key = pending.Pop();
            if (!agents.TryGetValue(key, out var agent) || !seen.Add(key))
            {
                continue;
            }

            found.Add(agent);
            foreach (var edge in agent.Edges)
            {
                pending.Push(edge.Source);
            }
        }

        return found;
    }

    /// <summary>By level, then id, then key; agents on a cycle come last.</summary>
    public static List<BoundAgent> Order(List<BoundAgent> agents)
    {
        var byKey = agents.ToDictionary(agent => agent.Key, StringComparer.Ordinal);
        var waiting = new Dictionary<string, int>(StringComparer.Ordinal);
        var dependants = new Dictionary<string, List<BoundAgent>>(StringComparer.Ordinal);
        foreach (var agent in agents)
        {
            waiting[agent.Key] = 0;
            foreach (var edge in agent.Edges)
            {
                if (!byKey.ContainsKey(edge.Source))
                {
                    continue;
                }

                waiting[agent.Key]++;
                if (!dependants.TryGetValue(edge.Source, out var list))
                {
                    dependants[edge.Source] = list = [];
                }

                list.Add(agent);
            }
        }

        var ordered = new List<BoundAgent>(agents.Count);
        var level = agents.Where(agent => waiting[agent.Key] == 0).ToList();
        while (level.Count > 0)
        {
            ordered.AddRange(ById(level));
            var next = new List<BoundAgent>();
            foreach (var agent in level)
            {
                if (!dependants.TryGetValue(agent.Key, out var list))
                {
                    continue;
                }

                foreach (var dependant in list)
                {
                    if (--waiting[dependant.Key] == 0)
                    {
                        next.Add(dependant);
                    }
                }
            }

            level = next;
        }

        ordered.AddRange(ById(agents.Where(agent => waiting[agent.Key] > 0)));
        return ordered;
    }

    private static IEnumerable<BoundAgent> ById(IEnumerable<BoundAgent> agents) =>
        agents.OrderBy(a => a.Id, StringComparer.Ordinal).ThenBy(a => a.Key, StringComparer.Ordinal);
}
