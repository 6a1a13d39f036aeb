using Aegis.Pipelines;

namespace Aegis.Tasks;

/// <summary>
/// Puts tasks in an order in which each comes after those it depends on: the declared one where it is possible. A search in
/// depth whose stack is an array, so that a chain may be as long as memory allows.
/// </summary>
internal sealed class TaskOrder
{
    private readonly DependencyTable dependencies;
    private readonly int[] next;
    private readonly Mark[] marks;
    private readonly int[] path;
    private readonly int[] order;
    private int depth;
    private int placed;

    private TaskOrder(DependencyTable dependencies)
    {
        this.dependencies = dependencies;
        next = dependencies.Starts[..^1];
        marks = new Mark[next.Length];
        path = new int[next.Length];
        order = new int[next.Length];
    }

    private enum Mark : byte
    {
        Unseen,
        OnPath,
        Placed,
    }

    /// <summary>Finds the order.</summary>
    /// <param name="dependencies">What each task depends on.</param>
    /// <param name="cycle">The way round when there is no order: each depends on the next, the last is the first again.</param>
    /// <returns>The tasks, as far as there is an order.</returns>
    public static int[] Find(DependencyTable dependencies, out int[]? cycle)
    {
        var search = new TaskOrder(dependencies);
        cycle = null;
        for (var task = 0; task < search.next.Length && cycle is null; task++)
        {
            cycle = search.Place(task);
        }

        return search.order;
    }

    /// <summary>Places a task and all it depends on, unless they are.</summary>
    /// <returns>The cycle that is in the way; none when there is none.</returns>
    private int[]? Place(int first)
    {
        Enter(first);
        while (depth > 0)
        {
            var task = path[depth - 1];
            if (next[task] == dependencies.Starts[task + 1])
            {
                marks[task] = Mark.Placed;
                order[placed++] = task;
                depth--;
                continue;
            }

            var needed = dependencies.Agents[next[task]++];
            if (marks[needed] == Mark.OnPath)
            {
                return [.. path[Array.IndexOf(path, needed, 0, depth)..depth], needed];
            }

            Enter(needed);
        }

        return null;
    }

    private void Enter(int task)
    {
        if (marks[task] == Mark.Unseen)
        {
            marks[task] = Mark.OnPath;
            path[depth++] = task;
        }
    }
}
