namespace Aegis.Tasks;

/// <summary>A task whose output is a value: a model answers by the JSON schema of its type, or code returns it.</summary>
/// <typeparam name="T">The type of the output.</typeparam>
public sealed class AgentTask<T> : AgentTask
{
    /// <inheritdoc cref="AgentTask(string, string)"/>
    public AgentTask(string id, string description)
        : base(id, description, typeof(T) == typeof(string) ? TextQuestion.Instance : ValueQuestion<T>.Instance) { }

    /// <inheritdoc cref="AgentTask(string, Func{TaskContext, CancellationToken, Task{string}})"/>
    public AgentTask(string id, Func<TaskContext, CancellationToken, Task<T>> run)
        : base(id, "", new CodeWork<T>(run)) { }
}
