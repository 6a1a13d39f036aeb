using System.Runtime.CompilerServices;

namespace Aegis.Tasks;

// the same as events, as they happen
public sealed partial class Orchestrator
{
    /// <summary>Runs tasks, and tells what happens.</summary>
    /// <param name="tasks">The tasks, in any order.</param>
    /// <param name="team">The profiles that the tasks name. Default: none, for tasks that code does.</param>
    /// <param name="options">How many run at once, what a failure stops, how long it may take. Default: no limits.</param>
    /// <param name="cancellationToken">Starts nothing more and asks what has started to end.</param>
    /// <returns>
    /// The events of a pipeline, in which <see cref="AgentEvent.AgentId"/> is the task's id; the last is
    /// <see cref="RunCompleted{TResult}"/> of a <see cref="TaskRunResult"/>. Each enumeration is a run; to stop reading
    /// cancels it, and waits for what had started.
    /// </returns>
    /// <exception cref="CyclicDependencyException">Tasks depend on each other in a cycle.</exception>
    /// <exception cref="ArgumentException">The graph is wrong, a task names no profile of the team, or an option is out of range.</exception>
    /// <exception cref="InvalidOperationException">A task asks a model, and there is no chat client for it.</exception>
    public IAsyncEnumerable<PipelineEvent> StreamTasksAsync(
        IEnumerable<AgentTask> tasks,
        AgentTeam? team = null,
        PipelineRunOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        options?.Validate();
        return StreamAsync(Plan(tasks, team), queue: null, options, cancellationToken);
    }

    /// <summary>Runs a queue, and tells what happens. A queue can be run once.</summary>
    /// <inheritdoc cref="StreamTasksAsync(IEnumerable{AgentTask}, AgentTeam?, PipelineRunOptions?, CancellationToken)"/>
    /// <param name="queue">
    /// The tasks. When it stops on failure, that is <see cref="OnFailure.StopPipeline"/>: what runs is asked to end.
    /// </param>
    /// <param name="team">The profiles that the tasks name. Default: none, for tasks that code does.</param>
    /// <param name="options">How many run at once, what a failure stops, how long it may take. Default: no limits.</param>
    /// <param name="cancellationToken">Starts nothing more and asks what has started to end.</param>
    public IAsyncEnumerable<PipelineEvent> StreamTasksAsync(
        TaskQueue queue,
        AgentTeam? team = null,
        PipelineRunOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        options?.Validate();
        return StreamAsync(Plan(queue, team), queue, options, cancellationToken);
    }

    private async IAsyncEnumerable<PipelineEvent> StreamAsync(
        TaskPlan plan,
        TaskQueue? queue,
        PipelineRunOptions? options,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        using var run = new TaskRun(plan, queue, counter);
        await foreach (
            var happened in plan.StreamAsync(run, options, cancellationToken)
                .WithCancellation(cancellationToken)
                .ConfigureAwait(false)
        )
        {
            yield return happened;
        }
    }
}
