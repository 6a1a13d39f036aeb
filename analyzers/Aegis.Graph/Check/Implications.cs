namespace Aegis.Graph.Check;

/// <summary>Finds the agents that one agent waits for twice: by an edge of its own, and through another dependency.</summary>
internal sealed class Implications(IReadOnlyDictionary<string, BoundAgent> agents)
{
    private static readonly Dictionary<string, string> None = [];

    private readonly Dictionary<string, Dictionary<string, string>> known = new(StringComparer.Ordinal);

    /// <summary>The dependency through which an agent waits for an edge's source anyway; null when none does.</summary>
    public string? Through(BoundAgent agent, Edge edge)
    {
        if (!known.TryGetValue(agent.Key, out var implied))
        {
            known[agent.Key] = implied = agent.Edges.Count < 2 ? None : Of(agent);
        }

        return implied.TryGetValue(edge.Source, out var through) ? through : null;
    }

    /// <summary>One search for all edges: what an earlier dependency leads to need not be searched from a later one.</summary>
    private Dictionary<string, string> Of(BoundAgent agent)
    {
        var own = new HashSet<string>(agent.Edges.Select(edge => edge.Source), StringComparer.Ordinal);
        var implied = new Dictionary<string, string>(StringComparer.Ordinal);
        var seen = new HashSet<string>(StringComparer.Ordinal) { agent.Key };
        var pending = new Stack<string>();
        foreach (var edge in agent.Edges)
        {
            // an optional edge passes no failure on, so it implies nothing
            if (edge.IsOptional || edge.Source == agent.Key)
            {
                continue;
            }

            Push(edge.Source, pending);
            while (pending.Count > 0)
            {
                var reached = pending.Pop();
                if (reached != edge.Source && own.Contains(reached) && !implied.ContainsKey(reached))
                {
                    implied.Add(reached, edge.Source);
                }

                if (seen.Add(reached))
                {
                    Push(reached, pending);
                }
            }
        }

        return implied;
    }

    private void Push(string key, Stack<string> pending)
    {
        if (agents.TryGetValue(key, out var agent))
        {
            foreach (var edge in agent.Edges.Where(edge => !edge.IsOptional))
            {
                pending.Push(edge.Source);
            }
        }
    }
}
