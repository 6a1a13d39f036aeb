using Aegis.Agents;
using Aegis.Pipelines;

namespace Aegis.Tasks;

/// <summary>One run of a <see cref="TaskPlan"/>: calls tasks, and keeps what they put out.</summary>
internal sealed class TaskRun : IDisposable
{
    private readonly TaskPlan plan;
    private readonly TaskQueue? queue;
    private readonly TaskCounter counter;
    private readonly AgentContext texts;
    private readonly AgentSlot<object?>[] slots;

    /// <summary>A run.</summary>
    /// <param name="plan">What runs.</param>
    /// <param name="queue">Is told where the tasks stand; none: nobody is.</param>
    /// <param name="counter">Counts the tasks that are running.</param>
    /// <exception cref="InvalidOperationException">The queue has begun.</exception>
    public TaskRun(TaskPlan plan, TaskQueue? queue, TaskCounter counter)
    {
        (this.plan, this.queue, this.counter) = (plan, queue, counter);
        texts = plan.Host.CreateContextWith(nameof(Orchestrator), client: null, listener: null);
        slots = new AgentSlot<object?>[plan.Graph.Tasks.Length];
        queue?.Claim();
    }

    public CancellationToken Token { get; set; }

    /// <summary>Starts a task.</summary>
    /// <returns>Whether it has ended already.</returns>
    public bool Start(int task, PipelineRun engine)
    {
        var profile = plan.Profiles[task];
        var agent = profile is null ? engine.CreateContext(task) : engine.CreateContext(task, plan.Clients[task]);
        var context = new TaskContext(plan.Graph.Tasks[task], profile, agent, DependenciesOf(task, engine));
        return slots[task].Take(DoAsync(task, context));
    }

    public bool Await(int task, Action continuation) => slots[task].Await(continuation);

    public TaskRunResult CreateResult(PipelineRunRecord record) =>
        new(
            record,
            plan.Graph,
            [
                .. plan.Graph.Tasks.Select(
                    (task, number) => new TaskOutcome(task, record.Outcome(number, slots[number].Value), texts)
                ),
            ]
        );

    public void Dispose() => queue?.EndClaim();

    private async ValueTask<object?> DoAsync(int task, TaskContext context)
    {
        var succeeded = false;
        queue?.Note(task, TaskState.Running);
        using var running = counter.Enter();
        try
        {
            var output = await context.Work.DoAsync(context, Token).ConfigureAwait(false);
            succeeded = true;
            return output;
        }
        finally
        {
            queue?.Note(task, succeeded ? TaskState.Done : TaskState.Failed);
        }
    }

    private TaskOutcome[] DependenciesOf(int task, PipelineRun engine)
    {
        var edges = plan.Graph.Edges;
        var start = edges.DependencyStarts[task];
        var outcomes = new TaskOutcome[edges.DependencyStarts[task + 1] - start];
        for (var i = 0; i < outcomes.Length; i++)
        {
            var dependency = edges.Dependencies[start + i];
            outcomes[i] = new TaskOutcome(
                plan.Graph.Tasks[dependency],
                engine.Outcome(dependency, slots[dependency].Value),
                texts
            );
        }

        return outcomes;
    }
}
