using Aegis.Agents;
using Aegis.Pipelines;

namespace Aegis.Tasks;

/// <summary>Tasks that can be run: numbered in topological order, and what waits for what as the engine takes it.</summary>
internal sealed class TaskGraph
{
    private readonly Dictionary<string, int> numbers;

    /// <summary>Numbers the tasks.</summary>
    /// <exception cref="CyclicDependencyException">Tasks depend on each other in a cycle.</exception>
    /// <exception cref="ArgumentException">Two tasks have one id, or a task depends on one that is not there.</exception>
    public TaskGraph(IEnumerable<AgentTask> tasks)
    {
        var declared = new DeclaredTasks(tasks);
        var order = TaskOrder.Find(declared.Dependencies, out var cycle);
        if (cycle is not null)
        {
            throw new CyclicDependencyException([.. cycle.Select(task => declared.Tasks[task].Id)]);
        }

        Tasks = [.. order.Select(task => declared.Tasks[task])];
        Edges = new EdgeTable(Renumber(declared.Dependencies, order));
        numbers = declared.Numbers;
        for (var number = 0; number < Tasks.Length; number++)
        {
            numbers[Tasks[number].Id] = number;
        }
    }

    /// <summary>The tasks, each after those it depends on.</summary>
    public AgentTask[] Tasks { get; }

    public EdgeTable Edges { get; }

    public IReadOnlyCollection<string> Ids => numbers.Keys;

    /// <summary>The number of a task.</summary>
    /// <exception cref="ArgumentException">There is none of that id.</exception>
    public int NumberOf(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        return numbers.TryGetValue(id, out var number)
            ? number
            : throw new ArgumentException($"There is no task '{id}'.{Suggestion.For(id, Ids)}", nameof(id));
    }

    /// <summary>The graph as data.</summary>
    public PipelineGraph ToPipelineGraph(string name) =>
        new(name, [.. Tasks.Select(Describe)], [.. Enumerable.Range(0, Tasks.Length).SelectMany(EdgesTo)], []);

    private static GraphAgent Describe(AgentTask task) =>
        new(
            task.Id,
            task.Work.Form,
            TypeName.Of(task.Work.OutputType),
            task.Description.Length == 0 ? null : task.Description
        )
        {
            Tools = [.. task.Tools.Select(tool => tool.Name)],
        };

    private IEnumerable<GraphEdge> EdgesTo(int task)
    {
        for (var place = Edges.DependencyStarts[task]; place < Edges.DependencyStarts[task + 1]; place++)
        {
            yield return new GraphEdge(Tasks[Edges.Dependencies[place]].Id, Tasks[task].Id, Edges.Optional[place], []);
        }
    }

    private static DependencyTable Renumber(DependencyTable declared, int[] order)
    {
        var numbers = new int[order.Length];
        for (var number = 0; number < order.Length; number++)
        {
            numbers[order[number]] = number;
        }

        var starts = new int[declared.Starts.Length];
        var agents = new int[declared.Agents.Length];
        var optional = new bool[agents.Length];
        var place = 0;
        for (var number = 0; number < order.Length; number++)
        {
            var task = order[number];
            for (var from = declared.Starts[task]; from < declared.Starts[task + 1]; from++, place++)
            {
                agents[place] = numbers[declared.Agents[from]];
                optional[place] = declared.Optional[from];
            }

            starts[number + 1] = place;
        }

        return new DependencyTable(starts, agents, optional);
    }
}
