using System.Runtime.CompilerServices;

namespace Aegis.Pipelines;

/// <summary>
/// The edges of a pipeline in flat arrays: those of agent <c>n</c> lie from <c>Starts[n]</c> up to <c>Starts[n + 1]</c>.
/// </summary>
internal sealed class EdgeTable
{
    public EdgeTable(PipelineGraph graph)
        : this(DependencyTable.Of(graph)) { }

    public EdgeTable(DependencyTable dependencies)
    {
        DependencyStarts = dependencies.Starts;
        var count = DependencyStarts.Length - 1;
        InDegrees = new int[count];
        SuccessorStarts = new int[count + 1];
        for (var agent = 0; agent < count; agent++)
        {
            InDegrees[agent] = DependencyStarts[agent + 1] - DependencyStarts[agent];
        }

        foreach (var dependency in dependencies.Agents)
        {
            SuccessorStarts[dependency + 1]++;
        }

        Roots = [.. Enumerable.Range(0, count).Where(agent => InDegrees[agent] == 0)];
        Sinks = SuccessorStarts.Skip(1).Count(successors => successors == 0);
        DependencyTable.Accumulate(SuccessorStarts);
        Successors = new int[dependencies.Agents.Length];
        Dependencies = new int[Successors.Length];
        Optional = new bool[Successors.Length];
        FillDependencies(FillSuccessors(dependencies));
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

    /// <summary>Fills <see cref="Successors"/> in order, by going through those that wait in order.</summary>
    /// <returns>Whether the edge at the same place is optional.</returns>
    private bool[] FillSuccessors(DependencyTable dependencies)
    {
        var optional = new bool[Successors.Length];
        var next = SuccessorStarts[..^1];
        for (var agent = 0; agent < InDegrees.Length; agent++)
        {
            for (var place = DependencyStarts[agent]; place < DependencyStarts[agent + 1]; place++)
            {
                var to = next[dependencies.Agents[place]]++;
                Successors[to] = agent;
                optional[to] = dependencies.Optional[place];
            }
        }

        return optional;
    }

    /// <summary>Fills <see cref="Dependencies"/> in order, by going through those that are waited for in order.</summary>
    private void FillDependencies(bool[] optional)
    {
        var next = DependencyStarts[..^1];
        for (var agent = 0; agent < InDegrees.Length; agent++)
        {
            for (var place = SuccessorStarts[agent]; place < SuccessorStarts[agent + 1]; place++)
            {
                var successor = Successors[place];
                var to = next[successor]++;
                Dependencies[to] = agent;
                Optional[to] = optional[place];
                Successors[place] = InDegrees[successor] == 1 ? ~successor : successor;
            }
        }
    }
}
