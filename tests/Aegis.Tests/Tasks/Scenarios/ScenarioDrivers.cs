using Aegis.Pipelines;
using Aegis.Resilience;
using Aegis.Tasks;
using Aegis.Tests.Pipelines.Synthetic;
using Microsoft.Extensions.DependencyInjection;

namespace Aegis.Tests.Tasks.Scenarios;

/// <summary>What schedules the agents of a scenario.</summary>
public static class ScenarioDrivers
{
    public static IReadOnlyDictionary<string, Func<ScenarioRun, Task<PipelineResult>>> All { get; } =
        new Dictionary<string, Func<ScenarioRun, Task<PipelineResult>>>(StringComparer.Ordinal)
        {
            ["pipeline"] = run => RunPipelineAsync(run, inlineAgents: 0),
            ["pipeline, inline first"] = run => RunPipelineAsync(run, run.Scenario.Agents.Count),
            ["tasks"] = run => RunTasksAsync(run, CodeTasks(run)),
            ["tasks in a pool"] = run => RunTasksAsync(run, CodeTasks(run), pool: NewPool(run)),
            ["tasks that ask models"] = run => RunTasksAsync(run, Questions(run), Team(run)),
            ["stream of tasks"] = StreamTasksAsync,
            ["queue"] = RunQueueAsync,
        };

    private static async Task<PipelineResult> RunPipelineAsync(ScenarioRun run, int inlineAgents)
    {
        var ids = run.Scenario.Agents.Select(agent => agent.Id).ToList();
        var bodies = ids.Select(id => (AgentBody)(call => Act(call, id))).ToList();
        var edges = run.Scenario.Agents.SelectMany(
            (agent, to) =>
                agent
                    .Required.Select(from => new TestEdge(ids.IndexOf(from), to))
                    .Concat(agent.Optional.Select(from => new TestEdge(ids.IndexOf(from), to, Optional: true)))
        );
        var pipeline = new GraphPipeline(bodies, [.. edges], host: new PipelineHost("Graph", Services(run)))
        {
            InlineAgents = inlineAgents,
        };
        return await pipeline.RunAsync(0, run.Scenario.Options(), run.Token);

        async ValueTask<int> ActAsync(AgentCall call, Task acting)
        {
            await acting;
            return call.Sum;
        }

        // not async, so that what throws at once does so here as well
        ValueTask<int> Act(AgentCall call, string id) => ActAsync(call, run.ActAsync(id, call.Token));
    }

    private static async Task<PipelineResult> RunTasksAsync(
        ScenarioRun run,
        IEnumerable<AgentTask> tasks,
        AgentTeam? team = null,
        AgentPool? pool = null
    ) => await new Orchestrator(Services(run), pool).RunTasksAsync(tasks, team, run.Scenario.Options(), run.Token);

    private static async Task<PipelineResult> StreamTasksAsync(ScenarioRun run)
    {
        var events = new Orchestrator(Services(run)).StreamTasksAsync(
            CodeTasks(run),
            options: run.Scenario.Options(),
            cancellationToken: run.Token
        );
        PipelineResult? result = null;
        await foreach (var happened in events)
        {
            result = (happened as RunCompleted<TaskRunResult>)?.Result ?? result;
        }

        return result!;
    }

    private static async Task<PipelineResult> RunQueueAsync(ScenarioRun run)
    {
        var queue = new TaskQueue(CodeTasks(run), run.Scenario.OnFailure == OnFailure.StopPipeline);
        var declared = run.Scenario.Options();
        var options = new PipelineRunOptions { MaxConcurrency = declared.MaxConcurrency, Timeout = declared.Timeout };
        try
        {
            var result = await new Orchestrator(Services(run)).RunTasksAsync(queue, null, options, run.Token);
            Assert.All(result.Tasks, task => Assert.Equal(StateOf(task.Status), queue.StatusOf(task.TaskId)));
            return result;
        }
        finally
        {
            Assert.True(queue.IsFinished);
        }
    }

    private static TaskState StateOf(AgentStatus status) =>
        status switch
        {
            AgentStatus.Succeeded => TaskState.Done,
            AgentStatus.Skipped => TaskState.Skipped,
            _ => TaskState.Failed,
        };

    private static IEnumerable<AgentTask> CodeTasks(ScenarioRun run) =>
        run.Scenario.Agents.Select(agent => new AgentTask<int>(
            agent.Id,
            (_, token) => Returning(run.ActAsync(agent.Id, token))
        )
        {
            DependsOn = agent.Required,
            OptionalDependsOn = agent.Optional,
        });

    private static IEnumerable<AgentTask> Questions(ScenarioRun run) =>
        run.Scenario.Agents.Select(agent => new AgentTask(agent.Id, "Act.")
        {
            Agent = agent.Id,
            DependsOn = agent.Required,
            OptionalDependsOn = agent.Optional,
        });

    private static AgentTeam Team(ScenarioRun run) =>
        AgentTeam.Create(
            "actors",
            [
                .. run.Scenario.Agents.Select(agent => new AgentProfile(agent.Id, "")
                {
                    ChatClient = new ActingChatClient(token => run.ActAsync(agent.Id, token)),
                }),
            ]
        );

    private static AgentPool NewPool(ScenarioRun run) =>
        new(maxConcurrent: run.Scenario.Agents.Count, consecutiveFailureLimit: 100, TimeSpan.FromMinutes(1));

    private static ServiceProvider Services(ScenarioRun run) =>
        new ServiceCollection().AddSingleton<TimeProvider>(run.Clock).BuildServiceProvider();

    private static async Task<int> Returning(Task acting)
    {
        await acting;
        return 1;
    }
}
