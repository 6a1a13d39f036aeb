using Aegis.Pipelines;

namespace Aegis.Tasks;

/// <summary>What became of one run of a task graph. Agents are called by the ids of their tasks here.</summary>
public sealed class TaskRunResult : PipelineResult
{
    private readonly TaskGraph graph;

    internal TaskRunResult(PipelineRunRecord record, TaskGraph graph, IReadOnlyList<TaskOutcome> tasks)
        : base(record)
    {
        this.graph = graph;
        Tasks = tasks;
    }

    /// <summary>What became of each task, each after those it depends on.</summary>
    public IReadOnlyList<TaskOutcome> Tasks { get; }

    /// <summary>What became of a task.</summary>
    /// <param name="id">The task's id.</param>
    /// <exception cref="ArgumentException">There is no such task.</exception>
    public TaskOutcome this[string id] => Tasks[graph.NumberOf(id)];

    /// <summary>What became of a task, with its typed output as the value.</summary>
    /// <typeparam name="T">The type of the output.</typeparam>
    /// <param name="task">One of the tasks that were run.</param>
    /// <exception cref="ArgumentException">It is none of the tasks that were run.</exception>
    public AgentOutcome<T> Outcome<T>(AgentTask<T> task)
    {
        ArgumentNullException.ThrowIfNull(task);
        return this[task.Id].As<T>();
    }
}
