namespace Aegis.Tasks;

/// <summary>
/// Says which tasks of a graph may start, and what becomes of those that need one that failed. An <see cref="Orchestrator"/>
/// runs it, or you do: start what is ready, and say how it ended. Any thread may call it.
/// </summary>
/// <remarks>A queue is for one run. Its memory is a few numbers a task and a dependency.</remarks>
public sealed partial class TaskQueue
{
    private readonly object gate = new();
    private readonly TaskState[] states;
    private readonly int[] counts = new int[Enum.GetValues<TaskState>().Length];

    /// <summary>How many dependencies of each task have not ended.</summary>
    private readonly int[] awaited;

    private readonly SortedSet<int> ready;
    private bool isClaimed;

    /// <summary>Checks the graph.</summary>
    /// <param name="tasks">The tasks, in any order.</param>
    /// <param name="stopOnFailure">
    /// Whether the first failure keeps everything from starting that has not; default: only what needs the failed task.
    /// </param>
    /// <exception cref="CyclicDependencyException">Tasks depend on each other in a cycle, or one on itself.</exception>
    /// <exception cref="ArgumentException">Two tasks have one id, or a task depends on one that is not there.</exception>
    public TaskQueue(IEnumerable<AgentTask> tasks, bool stopOnFailure = false)
    {
        Graph = new TaskGraph(tasks);
        StopOnFailure = stopOnFailure;
        states = new TaskState[Graph.Tasks.Length];
        awaited = [.. Graph.Edges.InDegrees];
        ready = [.. Graph.Edges.Roots];
        counts[(int)TaskState.Pending] = states.Length;
    }

    /// <summary>The tasks, each after those it depends on; in the order they were given where that is possible.</summary>
    public IReadOnlyList<AgentTask> Tasks => Graph.Tasks;

    /// <summary>Whether the first failure keeps everything from starting that has not.</summary>
    public bool StopOnFailure { get; }

    /// <summary>Whether every task has ended or was skipped.</summary>
    public bool IsFinished
    {
        get
        {
            var summary = Summary();
            return summary is { Pending: 0, Running: 0 };
        }
    }

    internal TaskGraph Graph { get; }

    /// <summary>
    /// The tasks that may start: all they depend on is done, and what they depend on optionally has ended. In the order of
    /// <see cref="Tasks"/>; none while an <see cref="Orchestrator"/> runs the queue.
    /// </summary>
    public IReadOnlyList<AgentTask> Ready()
    {
        lock (gate)
        {
            return isClaimed ? [] : [.. ready.Select(task => Graph.Tasks[task])];
        }
    }

    /// <summary>Where a task stands.</summary>
    /// <param name="id">The task's id.</param>
    /// <exception cref="ArgumentException">There is no such task.</exception>
    public TaskState StatusOf(string id)
    {
        var task = Graph.NumberOf(id);
        lock (gate)
        {
            return states[task];
        }
    }

    /// <summary>The ids of the tasks that will not start, in the order of <see cref="Tasks"/>.</summary>
    public IReadOnlyList<string> SkippedTasks()
    {
        lock (gate)
        {
            return [.. Graph.Tasks.Where((_, task) => states[task] == TaskState.Skipped).Select(task => task.Id)];
        }
    }

    /// <summary>How many tasks stand where: <c>1 failed, 2 skipped</c>.</summary>
    public TaskSummary Summary()
    {
        lock (gate)
        {
            return new TaskSummary(
                Done: counts[(int)TaskState.Done],
                Failed: counts[(int)TaskState.Failed],
                Skipped: counts[(int)TaskState.Skipped],
                Running: counts[(int)TaskState.Running],
                Pending: counts[(int)TaskState.Pending]
            );
        }
    }
}
