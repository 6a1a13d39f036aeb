using Microsoft.Extensions.AI;

namespace Aegis.Tasks;

/// <summary>
/// One node of a task graph that is made at run time: a question to a model, or code, with a text as its output.
/// <see cref="AgentTask{T}"/> has any other output.
/// </summary>
public class AgentTask
{
    /// <summary>A task that a model does.</summary>
    /// <param name="id">What other tasks, results and events call it.</param>
    /// <param name="description">What to do; the outputs of the tasks it depends on are shown to the model with it.</param>
    /// <exception cref="ArgumentException">The id is blank or has more than one line, or the description is blank.</exception>
    public AgentTask(string id, string description)
        : this(id, description, TextQuestion.Instance) { }

    /// <summary>A task that code does.</summary>
    /// <param name="id">What other tasks, results and events call it.</param>
    /// <param name="run">What to do. It is given the outputs of the tasks it depends on, and a token that fires when the run is to stop.</param>
    /// <exception cref="ArgumentException">The id is blank or has more than one line.</exception>
    public AgentTask(string id, Func<TaskContext, CancellationToken, Task<string>> run)
        : this(id, "", new CodeWork<string>(run)) { }

    private protected AgentTask(string id, string description, TaskWork work)
    {
        TaskName.Check(id, nameof(id));
        if (work.AsksModel)
        {
            ArgumentException.ThrowIfNullOrWhiteSpace(description);
        }

        Id = id;
        Description = description;
        Work = work;
    }

    /// <summary>What other tasks, results and events call it.</summary>
    public string Id { get; }

    /// <summary>What to do; empty when code does it.</summary>
    public string Description { get; }

    /// <summary>The name of the profile that does it. Default: the only one of the team.</summary>
    public string? Agent { get; init; }

    /// <summary>The ids of the tasks that must have succeeded before it starts; when one of them does not, it is skipped.</summary>
    public IReadOnlyList<string> DependsOn { get; init; } = [];

    /// <summary>The ids of the tasks that must have ended before it starts, whatever became of them.</summary>
    public IReadOnlyList<string> OptionalDependsOn { get; init; } = [];

    /// <summary>The tools that its model may call beside those of its profile. Default: none.</summary>
    public IReadOnlyList<AITool> Tools { get; init; } = [];

    internal TaskWork Work { get; }

    /// <summary>The id.</summary>
    public override string ToString() => Id;
}
