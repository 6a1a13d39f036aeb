using Aegis.Pipelines;
using Aegis.Resilience;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;

namespace Aegis.Tasks;

/// <summary>
/// Runs task graphs that are made at run time, on the engine and by the rules of compiled pipelines: a task starts as soon as
/// what it depends on has succeeded, siblings run side by side, and what needs a task that failed is skipped. One serves any
/// number of runs at once.
/// </summary>
public sealed partial class Orchestrator
{
    private readonly PipelineHost host;
    private readonly TaskCounter counter = new();

    /// <summary>An orchestrator for profiles that have clients of their own, and for tasks that code does.</summary>
    /// <param name="pool">Bounds how many tasks run at once, and turns them away while models fail. Default: none.</param>
    public Orchestrator(AgentPool? pool = null)
        : this(new PipelineHost(nameof(Orchestrator), chatClient: null) { Pool = pool }) { }

    /// <summary>An orchestrator with a model.</summary>
    /// <param name="chatClient">The model of the profiles that have none of their own.</param>
    /// <param name="pool">Bounds how many tasks run at once, and turns them away while models fail. Default: none.</param>
    public Orchestrator(IChatClient chatClient, AgentPool? pool = null)
        : this(new PipelineHost(nameof(Orchestrator), NotNull(chatClient)) { Pool = pool }) { }

    /// <summary>An orchestrator with the services of an app.</summary>
    /// <param name="services">Where models, options, logs and the clock come from. It may know nothing.</param>
    /// <param name="pool">
    /// Bounds how many tasks run at once, and turns them away while models fail. Default: the one that
    /// <paramref name="services"/> know, if any.
    /// </param>
    public Orchestrator(IServiceProvider services, AgentPool? pool = null)
        : this(new PipelineHost(nameof(Orchestrator), services) { Pool = pool ?? services.GetService<AgentPool>() }) { }

    private Orchestrator(PipelineHost host) => this.host = host;

    /// <summary>Runs tasks.</summary>
    /// <param name="tasks">The tasks, in any order.</param>
    /// <param name="team">The profiles that the tasks name. Default: none, for tasks that code does.</param>
    /// <param name="options">How many run at once, what a failure stops, how long it may take. Default: no limits.</param>
    /// <param name="cancellationToken">Starts nothing more and asks what has started to end.</param>
    /// <returns>What became of each task; failures are in it.</returns>
    /// <exception cref="CyclicDependencyException">Tasks depend on each other in a cycle.</exception>
    /// <exception cref="ArgumentException">The graph is wrong, a task names no profile of the team, or an option is out of range.</exception>
    /// <exception cref="InvalidOperationException">A task asks a model, and there is no chat client for it.</exception>
    /// <exception cref="OperationCanceledException">The token fired before every task had ended; by now all have.</exception>
    public Task<TaskRunResult> RunTasksAsync(
        IEnumerable<AgentTask> tasks,
        AgentTeam? team = null,
        PipelineRunOptions? options = null,
        CancellationToken cancellationToken = default
    ) => RunAsync(Plan(tasks, team), queue: null, options, cancellationToken);

    /// <summary>Runs a queue, which tells meanwhile where its tasks stand.</summary>
    /// <inheritdoc cref="RunTasksAsync(IEnumerable{AgentTask}, AgentTeam?, PipelineRunOptions?, CancellationToken)"/>
    /// <param name="queue">
    /// The tasks. When it stops on failure, that is <see cref="OnFailure.StopPipeline"/>: what runs is asked to end.
    /// </param>
    /// <param name="team">The profiles that the tasks name. Default: none, for tasks that code does.</param>
    /// <param name="options">How many run at once, what a failure stops, how long it may take. Default: no limits.</param>
    /// <param name="cancellationToken">Starts nothing more and asks what has started to end.</param>
    /// <exception cref="InvalidOperationException">
    /// The queue has begun, or a task asks a model and there is no chat client for it.
    /// </exception>
    public Task<TaskRunResult> RunTasksAsync(
        TaskQueue queue,
        AgentTeam? team = null,
        PipelineRunOptions? options = null,
        CancellationToken cancellationToken = default
    ) => RunAsync(Plan(queue, team), queue, options, cancellationToken);

    /// <summary>How many tasks are running, and what the pool and its circuit look like.</summary>
    public OrchestratorStatus GetStatus() => new(counter.Running, host.Pool?.GetStatus());

    private TaskPlan Plan(IEnumerable<AgentTask> tasks, AgentTeam? team) =>
        Plan(new TaskGraph(tasks), team, OnFailure.Continue);

    private TaskPlan Plan(TaskQueue queue, AgentTeam? team)
    {
        ArgumentNullException.ThrowIfNull(queue);
        return Plan(queue.Graph, team, queue.StopOnFailure ? OnFailure.StopPipeline : OnFailure.Continue);
    }

    private TaskPlan Plan(TaskGraph graph, AgentTeam? team, OnFailure onFailure) => new(graph, team, host, onFailure);

    private async Task<TaskRunResult> RunAsync(
        TaskPlan plan,
        TaskQueue? queue,
        PipelineRunOptions? options,
        CancellationToken cancellationToken
    )
    {
        options?.Validate();
        using var run = new TaskRun(plan, queue, counter);
        return await plan.RunAsync(run, options, cancellationToken).ConfigureAwait(false);
    }

    private static IChatClient NotNull(IChatClient chatClient)
    {
        ArgumentNullException.ThrowIfNull(chatClient);
        return chatClient;
    }
}
