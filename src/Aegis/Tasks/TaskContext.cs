using Aegis.Agents;
using Aegis.Tools;
using Microsoft.Extensions.AI;

namespace Aegis.Tasks;

/// <summary>What a task may know of the run it is in: above all what the tasks it depends on have put out.</summary>
public sealed class TaskContext
{
    private readonly AgentTask task;
    private readonly AgentProfile? profile;
    private readonly IReadOnlyDictionary<string, TaskOutcome> dependencies;

    internal TaskContext(
        AgentTask task,
        AgentProfile? profile,
        AgentContext agent,
        IReadOnlyList<TaskOutcome> dependencies
    )
    {
        this.task = task;
        this.profile = profile;
        Agent = agent;
        Dependencies = dependencies;
        this.dependencies = dependencies.ToDictionary(outcome => outcome.TaskId, StringComparer.Ordinal);
    }

    /// <summary>The task's id.</summary>
    public string TaskId => task.Id;

    /// <summary>The run, its services, clock and log, the chat client of the task's profile, and where to report progress.</summary>
    public AgentContext Agent { get; }

    /// <summary>What became of the tasks it depends on.</summary>
    public IReadOnlyList<TaskOutcome> Dependencies { get; }

    internal TaskWork Work => task.Work;

    internal AgentProfile Profile => profile ?? throw new InvalidOperationException($"Task '{TaskId}' has no profile.");

    /// <summary>The tools that the task's model may call.</summary>
    internal IReadOnlyList<AITool> Tools => ToolSet.Of(Profile.Tools, task.Tools);

    /// <summary>The output of a task that this one depends on.</summary>
    /// <typeparam name="T">The type of the output, or one that it can be assigned to.</typeparam>
    /// <param name="id">The id of the other task.</param>
    /// <returns>The output.</returns>
    /// <exception cref="ArgumentException">This task does not depend on that one.</exception>
    /// <exception cref="InvalidCastException">The output is of another type; the message names it.</exception>
    /// <exception cref="AgentNotSucceededException">The other task, an optional dependency, did not succeed.</exception>
    public T Output<T>(string id) => Outcome<T>(id).Value;

    /// <inheritdoc cref="Output{T}(string)"/>
    /// <param name="task">The other task.</param>
    public T Output<T>(AgentTask<T> task) => Outcome(task).Value;

    /// <summary>What became of a task that this one depends on: for optional dependencies.</summary>
    /// <inheritdoc cref="Output{T}(string)" path="/typeparam|/param"/>
    /// <returns>The outcome, whose value is the output.</returns>
    /// <exception cref="ArgumentException">This task does not depend on that one.</exception>
    /// <exception cref="InvalidCastException">The output is of another type; the message names it.</exception>
    public AgentOutcome<T> Outcome<T>(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        return dependencies.TryGetValue(id, out var outcome) ? outcome.As<T>() : throw NotADependency(id);
    }

    /// <inheritdoc cref="Outcome{T}(string)"/>
    /// <param name="task">The other task.</param>
    public AgentOutcome<T> Outcome<T>(AgentTask<T> task)
    {
        ArgumentNullException.ThrowIfNull(task);
        return Outcome<T>(task.Id);
    }

    /// <summary>What the model is asked: the description, and what the tasks it depends on have put out.</summary>
    internal string Message()
    {
        var message = new AgentMessage(Agent).Input("task", task.Description);
        foreach (var dependency in Dependencies.Where(dependency => dependency.Succeeded))
        {
            dependency.AddTo(message);
        }

        return message.ToString();
    }

    private ArgumentException NotADependency(string id) =>
        new(
            $"Task '{TaskId}' does not depend on '{id}', so '{id}' may not have run yet. "
                + $"Name it in DependsOn of '{TaskId}'.{Suggestion.For(id, dependencies.Keys)}",
            nameof(id)
        );
}
