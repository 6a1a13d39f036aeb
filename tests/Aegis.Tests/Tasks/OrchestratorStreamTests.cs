using Aegis.Tasks;
using Aegis.Tests.Agents;
using Microsoft.Extensions.AI;

namespace Aegis.Tests.Tasks;

/// <summary>A run as events.</summary>
public sealed class OrchestratorStreamTests
{
    private static readonly AgentProfile Writer = new("writer", "You write.");
    private static readonly AgentTeam Team = AgentTeam.Create("newsroom", Writer);

    private static CancellationToken TestToken => TestContext.Current.CancellationToken;

    [Fact]
    public async Task StreamTasks_TellsInAPipelinesWords()
    {
        var orchestrator = new Orchestrator(new ScriptedChatClient(new ScriptedReply("one ", "two")));
        AgentTask[] tasks =
        [
            new("ask", "Ask."),
            new("code", (context, _) => Task.FromException<string>(new FormatException())) { DependsOn = ["ask"] },
            new("never", (_, _) => Task.FromResult("")) { DependsOn = ["code"] },
        ];
        var told = new List<string>();
        await foreach (var happened in orchestrator.StreamTasksAsync(tasks, Team, cancellationToken: TestToken))
        {
            told.Add($"{happened}");
        }

        Assert.Equal(
            [
                "RunStarted",
                "AgentStarted ask",
                "AgentTextDelta ask",
                "AgentTextDelta ask",
                "AgentCompleted ask",
                "AgentStarted code",
                "AgentFailed code",
                "AgentSkipped never",
                "RunCompleted newsroom: Failed (1 succeeded, 1 failed, 1 skipped)",
            ],
            told
        );
    }

    [Fact]
    public async Task StreamTasks_TellsTheGraph()
    {
        var events = new Orchestrator(new ScriptedChatClient("x")).StreamTasksAsync(
            [
                new AgentTask<int>("count", (_, _) => Task.FromResult(1)),
                new AgentTask("write", "Write it.")
                {
                    DependsOn = ["count"],
                    Tools = [AIFunctionFactory.Create(() => 1, "one")],
                },
            ],
            Team,
            cancellationToken: TestToken
        );
        PipelineGraph? graph = null;
        await foreach (var happened in events)
        {
            graph ??= Assert.IsType<RunStarted>(happened).Graph;
        }

        Assert.Equal("newsroom", graph!.Name);
        Assert.Equal(
            ("write", AgentForm.Composed, "Write it."),
            (graph.Agents[1].Id, graph.Agents[1].Form, graph.Agents[1].Description)
        );
        Assert.Equal(["one"], graph.Agents[1].Tools);
        Assert.Equal(("count", "write", false), (graph.Edges[0].From, graph.Edges[0].To, graph.Edges[0].Optional));
    }

    [Fact]
    public async Task StreamThatIsLeft_CancelsTheRunAndWaitsForIt()
    {
        var ended = false;
        AgentTask hangs = new(
            "hangs",
            async (_, token) =>
            {
                try
                {
                    await Task.Delay(Timeout.Infinite, token);
                }
                finally
                {
                    ended = true;
                }

                return "";
            }
        );
        await foreach (var happened in new Orchestrator().StreamTasksAsync([hangs], cancellationToken: TestToken))
        {
            if (happened is AgentStarted)
            {
                break;
            }
        }

        Assert.True(ended);
    }
}
