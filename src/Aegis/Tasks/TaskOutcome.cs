using Aegis.Agents;
using Microsoft.Extensions.AI;

namespace Aegis.Tasks;

/// <summary>What became of one task in one run, and its output.</summary>
public sealed class TaskOutcome
{
    private readonly AgentTask task;
    private readonly AgentContext texts;
    private readonly AgentOutcome<object?> outcome;

    internal TaskOutcome(AgentTask task, AgentOutcome<object?> outcome, AgentContext texts) =>
        (this.task, this.outcome, this.texts) = (task, outcome, texts);

    /// <summary>The task's id.</summary>
    public string TaskId => task.Id;

    /// <summary>What became of the task.</summary>
    public AgentStatus Status => outcome.Status;

    /// <summary>Whether the task succeeded.</summary>
    public bool Succeeded => outcome.Succeeded;

    /// <summary>The output as models read it: a text as it is, an object as JSON.</summary>
    /// <exception cref="AgentNotSucceededException">It did not succeed; the exception names the task and the cause.</exception>
    /// <exception cref="InvalidOperationException">How its type becomes JSON is not known.</exception>
    public string Text => task.Work.TextOf(texts, outcome.Value);

    /// <summary>The output.</summary>
    /// <exception cref="AgentNotSucceededException">It did not succeed; the exception names the task and the cause.</exception>
    public object? Value => outcome.Value;

    /// <summary>The exception that ended the task; none unless it failed or was cancelled.</summary>
    public Exception? Error => outcome.Error;

    /// <summary>The ids of the tasks that failed or were cancelled and so kept this one from starting; empty unless skipped.</summary>
    public IReadOnlyList<string> SkippedBecause => outcome.SkippedBecause;

    /// <summary>What the models that the task asked have counted; none when it asked none.</summary>
    public UsageDetails? Usage => outcome.Usage;

    /// <summary>How long the task took, the time in which it waited for its place in the pool included; none when skipped.</summary>
    public TimeSpan? Duration => outcome.Duration;

    /// <summary>The same with a typed value.</summary>
    /// <typeparam name="T">The type of the output, or one that it can be assigned to.</typeparam>
    /// <exception cref="InvalidCastException">The output is of another type; the message names it.</exception>
    public AgentOutcome<T> As<T>() =>
        typeof(T).IsAssignableFrom(task.Work.OutputType)
            ? outcome.As<T>()
            : throw new InvalidCastException(
                $"Task '{TaskId}' puts out {TypeName.Of(task.Work.OutputType)}, which is no {TypeName.Of(typeof(T))}."
            );

    /// <summary>The id, the status, and why.</summary>
    public override string ToString() => outcome.ToString(task.Id);

    internal void AddTo(AgentMessage message) => task.Work.AddTo(message, task.Id, outcome.Value);
}
