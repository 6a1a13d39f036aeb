using Aegis.Agents;

namespace Aegis.Tasks;

/// <summary>How a task is done, and of which type its output is.</summary>
internal abstract class TaskWork
{
    public abstract AgentForm Form { get; }

    public abstract Type OutputType { get; }

    public bool AsksModel => Form != AgentForm.Bodied;

    public abstract Task<object?> DoAsync(TaskContext context, CancellationToken cancellationToken);

    /// <summary>Adds an output of such a task to the message for a task that depends on it.</summary>
    public abstract void AddTo(AgentMessage message, string id, object? output);

    /// <summary>An output of such a task as a model would read it.</summary>
    public abstract string TextOf(AgentContext context, object? output);
}

/// <summary>The same by the type of the output, which decides how its JSON looks.</summary>
internal abstract class TaskWork<T> : TaskWork
{
    public sealed override Type OutputType => typeof(T);

    public sealed override void AddTo(AgentMessage message, string id, object? output) =>
        message.Output(id, (T?)output);

    public sealed override string TextOf(AgentContext context, object? output) => PromptText.Of(context, (T?)output);
}
