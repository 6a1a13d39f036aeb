using Aegis.Pipelines;

namespace Aegis.Tasks;

/// <summary>Code that was given with the task.</summary>
internal sealed class CodeWork<T> : TaskWork<T>
{
    private readonly Func<TaskContext, CancellationToken, Task<T>> run;

    public CodeWork(Func<TaskContext, CancellationToken, Task<T>> run)
    {
        ArgumentNullException.ThrowIfNull(run);
        this.run = run;
    }

    public override AgentForm Form => AgentForm.Bodied;

    public override async Task<object?> DoAsync(TaskContext context, CancellationToken cancellationToken) =>
        await (run(context, cancellationToken) ?? throw NullReturned.InsteadOf("a task")).ConfigureAwait(false);
}
