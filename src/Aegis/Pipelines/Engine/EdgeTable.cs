using System.Runtime.CompilerServices;

namespace Aegis.Pipelines;

/// <summary>
/// The edges of a pipeline in flat arrays: those of agent <c>n</c> lie from <c>Starts[n]</c> up to <c>Starts[n + 1]</c>.
/// </summary>
internal sealed class EdgeTable
{
    public EdgeTable(PipelineGraph graph)
    {
        var numbers = NumberAgents(graph);
        var count = graph.Agents.Count;
        SuccessorStarts = new int[count + 1];
        DependencyStarts = new int[count + 1];
        foreach (var edge in graph.Edges)
        {
            var (from, to) = Resolve(edge, numbers);
            SuccessorStarts[from + 1]++;
            DependencyStarts[to + 1]++;
        }

        InDegrees = DependencyStarts[1..];
        Roots = [.. Enumerable.Range(0, count).Where(agent => InDegrees[agent] == 0)];
        Sinks = SuccessorStarts.Skip(1).Count(successors => successors == 0);
        Accumulate(SuccessorStarts);
        Accumulate(DependencyStarts);
        Successors = new int[graph.Edges.Count];
        Dependencies = new int[graph.Edges.Count];
        Optional = new bool[graph.Edges.Count];
        Fill(graph, numbers);
    }

    /// <summary>Where each agent's successors begin in <see cref="Successors"/>.</summary>
    public int[] SuccessorStarts { get; }

    /// <summary>
    /// The agents that wait for an agent, in order of their numbers; negated those that wait for no other, so that the
    /// engine need not look up how many arrivals they wait for.
    /// </summary>
    public int[] Successors { get; }

    /// <summary>Where each agent's dependencies begin in <see cref="Dependencies"/>.</summary>
    public int[] DependencyStarts { get; }

    /// <summary>The agents that an agent waits for, in order of their numbers.</summary>
    public int[] Dependencies { get; }

    /// <summary>Whether the edge from the agent at the same place of <see cref="Dependencies"/> is optional.</summary>
    public bool[] Optional { get; }

    /// <summary>How many agents each agent waits for.</summary>
    public int[] InDegrees { get; }

    /// <summary>The agents that wait for none.</summary>
    public int[] Roots { get; }

    /// <summary>How many agents no other waits for. When they have ended, all have.</summary>
    public int Sinks { get; }

    /// <summary>Makes an entry of <see cref="Successors"/> an agent's number.</summary>
    /// <returns>Whether the agent waits for one agent only.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsOnlyDependency(ref int successor)
    {
        var only = successor < 0;
        successor = only ? ~successor : successor;
        return only;
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

    private static void Accumulate(int[] starts)
    {
        for (var i = 1; i < starts.Length; i++)
        {
            starts[i] += starts[i - 1];
        }
    }

    private void Fill(PipelineGraph graph, Dictionary<string, int> numbers)
    {
        var nextSuccessor = SuccessorStarts[..^1];
        var nextDependency = DependencyStarts[..^1];
        var edges = graph.Edges.Select(edge => (From: numbers[edge.From], To: numbers[edge.To], edge.Optional));
        foreach (var (from, to, optional) in edges.Order())
        {
            Successors[nextSuccessor[from]++] = InDegrees[to] == 1 ? ~to : to;
            var place = nextDependency[to]++;
            Dependencies[place] = from;
            Optional[place] = optional;
        }
    }
}
