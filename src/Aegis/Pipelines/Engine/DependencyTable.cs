namespace Aegis.Pipelines;

/// <summary>
/// What each agent waits for, as it was declared: of agent <c>n</c> from <c>Starts[n]</c> up to <c>Starts[n + 1]</c>, in any
/// order.
/// </summary>
/// <param name="Starts">Where the dependencies of each agent begin; one more than there are agents.</param>
/// <param name="Agents">The numbers of the agents that are waited for.</param>
/// <param name="Optional">Whether the agent at the same place need not succeed.</param>
internal sealed record DependencyTable(int[] Starts, int[] Agents, bool[] Optional)
{
    /// <summary>The dependencies of a pipeline.</summary>
    public static DependencyTable Of(PipelineGraph graph)
    {
        var numbers = NumberAgents(graph);
        var starts = new int[graph.Agents.Count + 1];
        foreach (var edge in graph.Edges)
        {
            starts[Resolve(edge, numbers).To + 1]++;
        }

        Accumulate(starts);
        var table = new DependencyTable(starts, new int[graph.Edges.Count], new bool[graph.Edges.Count]);
        var next = starts[..^1];
        foreach (var edge in graph.Edges)
        {
            var (from, to) = Resolve(edge, numbers);
            var place = next[to]++;
            table.Agents[place] = from;
            table.Optional[place] = edge.Optional;
        }

        return table;
    }

    /// <summary>Makes counts, each one place too far on, places where something begins.</summary>
    public static void Accumulate(int[] counts)
    {
        for (var i = 1; i < counts.Length; i++)
        {
            counts[i] += counts[i - 1];
        }
    }

    private static Dictionary<string, int> NumberAgents(PipelineGraph graph)
    {
        var numbers = new Dictionary<string, int>(graph.Agents.Count, StringComparer.Ordinal);
        foreach (var agent in graph.Agents)
        {
            if (!numbers.TryAdd(agent.Id, numbers.Count))
            {
                throw new ArgumentException($"Pipeline '{graph.Name}' has two agents '{agent.Id}'.", nameof(graph));
            }
        }

        return numbers;
    }

    private static (int From, int To) Resolve(GraphEdge edge, Dictionary<string, int> numbers) =>
        numbers.TryGetValue(edge.From, out var from) && numbers.TryGetValue(edge.To, out var to) && from < to
            ? (from, to)
            : throw new ArgumentException(
                $"'{edge.To}' can not wait for '{edge.From}': both must be agents of the pipeline, and '{edge.From}' the earlier one.",
                nameof(edge)
            );
}
