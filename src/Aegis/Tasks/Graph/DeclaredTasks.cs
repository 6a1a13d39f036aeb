using Aegis.Pipelines;

namespace Aegis.Tasks;

/// <summary>Tasks in the order in which they were declared, and the numbers of what they depend on.</summary>
internal sealed class DeclaredTasks
{
    public DeclaredTasks(IEnumerable<AgentTask> tasks)
    {
        ArgumentNullException.ThrowIfNull(tasks);
        Tasks = [.. tasks];
        Numbers = new Dictionary<string, int>(Tasks.Length, StringComparer.Ordinal);
        foreach (var task in Tasks)
        {
            if (task is null)
            {
                throw new ArgumentException($"Task number {Numbers.Count + 1} is null.", nameof(tasks));
            }

            if (!Numbers.TryAdd(task.Id, Numbers.Count))
            {
                throw new ArgumentException(
                    $"There are two tasks '{task.Id}'. Each needs an id of its own.",
                    nameof(tasks)
                );
            }
        }

        Dependencies = ReadDependencies();
    }

    public AgentTask[] Tasks { get; }

    public Dictionary<string, int> Numbers { get; }

    public DependencyTable Dependencies { get; }

    private DependencyTable ReadDependencies()
    {
        var starts = new int[Tasks.Length + 1];
        for (var task = 0; task < Tasks.Length; task++)
        {
            starts[task + 1] = starts[task] + Tasks[task].DependsOn.Count + Tasks[task].OptionalDependsOn.Count;
        }

        var edges = new DependencyTable(starts, new int[starts[^1]], new bool[starts[^1]]);
        var namedBy = new int[Tasks.Length];
        for (var task = 0; task < Tasks.Length; task++)
        {
            var place = starts[task];
            var (required, optional) = (Tasks[task].DependsOn, Tasks[task].OptionalDependsOn);
            for (var i = 0; i < required.Count + optional.Count; i++, place++)
            {
                var isOptional = i >= required.Count;
                var needed = NumberOf(Tasks[task], isOptional ? optional[i - required.Count] : required[i]);
                if (namedBy[needed] == task + 1)
                {
                    throw new ArgumentException(
                        $"Task '{Tasks[task].Id}' names its dependency '{Tasks[needed].Id}' twice. Name it once, in DependsOn or in OptionalDependsOn."
                    );
                }

                namedBy[needed] = task + 1;
                edges.Agents[place] = needed;
                edges.Optional[place] = isOptional;
            }
        }

        return edges;
    }

    private int NumberOf(AgentTask task, string needed) =>
        needed is not null && Numbers.TryGetValue(needed, out var number)
            ? number
            : throw new ArgumentException(
                $"Task '{task.Id}' depends on '{needed}', but there is no such task.{Suggestion.For(needed, Numbers.Keys)}"
            );
}
