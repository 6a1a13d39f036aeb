using Aegis.Pipelines;
using Microsoft.Extensions.AI;

namespace Aegis.Tasks;

/// <summary>A graph of tasks of which each knows who does it and by which model: checked, and ready for any number of runs.</summary>
internal sealed class TaskPlan
{
    private readonly PipelineRunner<TaskRunState, TaskRunResult> runner;

    /// <summary>Assigns the tasks.</summary>
    /// <exception cref="ArgumentException">A task names no profile of the team, or none where there are several.</exception>
    /// <exception cref="InvalidOperationException">A task asks a model, and there is no chat client for it.</exception>
    public TaskPlan(TaskGraph graph, AgentTeam? team, PipelineHost host, OnFailure onFailure)
    {
        Graph = graph;
        Host = host;
        Profiles = [.. graph.Tasks.Select(task => ProfileFor(task, team))];
        Clients = ClientsOf(host);
        var shape = new PipelineShape(graph.ToPipelineGraph(team?.Name ?? "Tasks"), graph.Edges)
        {
            // how long each takes is measured, also of code: nothing is emitted here that could be cheaper without
            ModelAgents = [.. Enumerable.Range(0, graph.Tasks.Length)],
            OnFailure = onFailure,
            CanBeKept = false,
        };
        runner = new PipelineRunner<TaskRunState, TaskRunResult>(host, shape);
    }

    public TaskGraph Graph { get; }

    public PipelineHost Host { get; }

    /// <summary>Who does each task; none when code does it for nobody in particular.</summary>
    public AgentProfile?[] Profiles { get; }

    /// <summary>The model of each task that has a profile.</summary>
    public IChatClient?[] Clients { get; }

    public Task<TaskRunResult> RunAsync(TaskRun run, PipelineRunOptions? options, CancellationToken cancellationToken)
    {
        var state = new TaskRunState(run);
        return runner.RunAsync(ref state, options, cancellationToken);
    }

    public IAsyncEnumerable<PipelineEvent> StreamAsync(
        TaskRun run,
        PipelineRunOptions? options,
        CancellationToken cancellationToken
    ) => runner.StreamAsync(new TaskRunState(run), options, cancellationToken);

    private static AgentProfile? ProfileFor(AgentTask task, AgentTeam? team) =>
        team is not null ? team.ProfileFor(task)
        : task.Agent is null && !task.Work.AsksModel ? null
        : throw new ArgumentException(
            $"Task '{task.Id}' needs {(task.Agent is { } name ? $"the profile '{name}'" : "a profile whose model does it")}, "
                + "but no team was given. Pass one: AgentTeam.Create(…)."
        );

    private IChatClient?[] ClientsOf(PipelineHost host)
    {
        // each is asked for once, before anything has been paid for
        var known = new Dictionary<AgentProfile, IChatClient?>(ReferenceEqualityComparer.Instance);
        var clients = new IChatClient?[Profiles.Length];
        for (var task = 0; task < clients.Length; task++)
        {
            if (Profiles[task] is not { } profile)
            {
                continue;
            }

            if (!known.TryGetValue(profile, out var client))
            {
                known[profile] = client = profile.ChatClient ?? host.FindClient(profile.Client);
            }

            clients[task] =
                client ?? (Graph.Tasks[task].Work.AsksModel ? throw NoClient(Graph.Tasks[task], profile) : null);
        }

        return clients;
    }

    private static InvalidOperationException NoClient(AgentTask task, AgentProfile profile) =>
        new(
            profile.Client is { } key
                ? $"Task '{task.Id}' is done by '{profile.Name}', whose chat client '{key}' is not registered: call "
                    + $"services.AddKeyedSingleton<IChatClient>(\"{key}\", …) and build the Orchestrator from that provider."
                : $"Task '{task.Id}' is done by '{profile.Name}', but there is no chat client: set ChatClient of the profile, or "
                    + "build the Orchestrator with one."
        );
}
