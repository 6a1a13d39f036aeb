using Aegis.Resilience;
using Aegis.Tasks;
using Aegis.Tests.Agents;
using Microsoft.Extensions.AI;

namespace Aegis.Tests.Tasks;

public sealed class OrchestratorTests
{
    private static readonly AgentProfile Writer = new("writer", "You write.");
    private static readonly AgentTeam Team = AgentTeam.Create("newsroom", Writer);

    private static CancellationToken TestToken => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Result_IsKeyedByTheTasksIds()
    {
        var result = await new Orchestrator(
            new ScriptedChatClient(new ScriptedReply("hello") { Usage = Usage(7) })
        ).RunTasksAsync(
            [
                new AgentTask("fails", (_, _) => throw new FormatException("no")),
                new AgentTask("after", "After.") { DependsOn = ["fails"] },
                new AgentTask("greet", "Greet."),
            ],
            Team,
            cancellationToken: TestToken
        );

        Assert.Equal("1 succeeded, 1 failed, 1 skipped", result.Summary);
        Assert.Equal(("hello", 7), (result["greet"].Text, result["greet"].Usage?.TotalTokenCount));
        Assert.Equal(7, result.Usage?.TotalTokenCount);
        Assert.NotNull(result["greet"].Duration);
        Assert.NotNull(result["fails"].Duration);
        Assert.Null(result["after"].Duration);
        Assert.Equal((AgentStatus.Failed, "no"), (result["fails"].Status, result["fails"].Error?.Message));
        Assert.Equal(["fails"], result["after"].SkippedBecause);
        Assert.Equal("after: Skipped because of fails", result["after"].ToString());
        Assert.Throws<AgentNotSucceededException>(() => result["after"].Text);
        Assert.StartsWith(
            "There is no task 'gret'. Did you mean 'greet'?",
            Assert.Throws<ArgumentException>(() => result["gret"]).Message,
            StringComparison.Ordinal
        );
        Assert.StartsWith(
            "Pipeline 'newsroom' failed: 1 succeeded, 1 failed, 1 skipped. Agent 'fails' failed with FormatException: no",
            Assert.Throws<PipelineFailedException>(result.EnsureSuccess).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task NoTasks_Succeed()
    {
        var result = await new Orchestrator().RunTasksAsync([], cancellationToken: TestToken);

        Assert.Equal((PipelineStatus.Succeeded, ""), (result.Status, result.Summary));
    }

    [Fact]
    public async Task WrongOption_IsRefused() =>
        await Assert.ThrowsAsync<ArgumentException>(() =>
            new Orchestrator().RunTasksAsync(
                [],
                options: new PipelineRunOptions { MaxConcurrency = -1 },
                cancellationToken: TestToken
            )
        );

    [Fact]
    public async Task RunAgent_GivesTextAndUsage()
    {
        var client = new ScriptedChatClient(new ScriptedReply("hello") { Usage = Usage(3) });

        var reply = await new Orchestrator(client).RunAgentAsync(Writer, "Greet.", TestToken);

        Assert.Equal(("hello", 3), (reply.Text, reply.Usage?.TotalTokenCount));
        Assert.Equal("hello", reply.ToString());
        Assert.Equal(["system: You write.", "user: Greet."], Assert.Single(client.Requests).Texts);
    }

    [Fact]
    public async Task RunAgent_ThrowsWhatTheModelThrows() =>
        await Assert.ThrowsAsync<FormatException>(() =>
            new Orchestrator(Failing(new FormatException())).RunAgentAsync(Writer, "Greet.", TestToken)
        );

    [Fact]
    public async Task StreamAgent_GivesThePieces()
    {
        var orchestrator = new Orchestrator(new ScriptedChatClient(new ScriptedReply("Once ", "upon ", "a time")));
        var pieces = new List<string>();
        await foreach (var piece in orchestrator.StreamAgentAsync(Writer, "Tell.", TestToken))
        {
            pieces.Add(piece);
        }

        Assert.Equal(["Once ", "upon ", "a time"], pieces);
    }

    [Fact]
    public async Task StreamAgent_ThrowsWhatTheModelThrowsAfterThePiecesBefore()
    {
        var reply = new ScriptedReply("Once ", "upon ")
        {
            BeforePiece = piece => _ = piece == 1 ? throw new FormatException() : 0,
        };
        var pieces = new List<string>();

        await Assert.ThrowsAsync<FormatException>(async () =>
        {
            await foreach (
                var piece in new Orchestrator(new ScriptedChatClient(reply)).StreamAgentAsync(
                    Writer,
                    "Tell.",
                    TestToken
                )
            )
            {
                pieces.Add(piece);
            }
        });
        Assert.Equal(["Once "], pieces);
    }

    [Fact]
    public async Task StreamAgentThatIsLeft_GivesUpTheQuestion()
    {
        ScriptedChatClient? client = null;
        var givenUp = false;
        var reply = new ScriptedReply("Once ", "upon ")
        {
            BeforePiece = piece =>
                givenUp =
                    piece == 1 && client!.Requests[0].CancellationToken.WaitHandle.WaitOne(TimeSpan.FromMinutes(1)),
        };
        client = new ScriptedChatClient(reply);
        await foreach (var _ in new Orchestrator(client).StreamAgentAsync(Writer, "Tell.", TestToken))
        {
            break;
        }

        Assert.True(givenUp);
    }

    [Fact]
    public async Task RunAgentThatIsGivenUp_IsNotAsked()
    {
        using var source = new CancellationTokenSource();
        await source.CancelAsync();
        var client = new ScriptedChatClient("never");

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            new Orchestrator(client).RunAgentAsync(Writer, "Tell.", source.Token)
        );
        Assert.Empty(client.Requests);
    }

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

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task DeepChain_Completes(bool withPool)
    {
        const int Count = 10_000;
        await using var pool = new AgentPool(4, 5, TimeSpan.FromMinutes(1));
        var tasks = Enumerable
            .Range(0, Count)
            .Select(number => new AgentTask<int>(
                $"t{number}",
                (context, _) => Task.FromResult(number == 0 ? 1 : context.Output<int>($"t{number - 1}") + 1)
            )
            {
                DependsOn = number == 0 ? [] : [$"t{number - 1}"],
            });

        var result = await new Orchestrator(withPool ? pool : null).RunTasksAsync(tasks, cancellationToken: TestToken);

        Assert.Equal(Count, result[$"t{Count - 1}"].Value);
    }

    [Fact]
    public async Task OneOrchestrator_RunsManyGraphsAtOnce()
    {
        var orchestrator = new Orchestrator();
        var results = await Task.WhenAll(
            Enumerable
                .Range(0, 50)
                .Select(run =>
                    orchestrator.RunTasksAsync(
                        [
                            new AgentTask<int>(
                                "a",
                                async (_, _) =>
                                {
                                    await Task.Yield();
                                    return run;
                                }
                            ),
                            new AgentTask<int>("b", (context, _) => Task.FromResult(context.Output<int>("a") * 2))
                            {
                                DependsOn = ["a"],
                            },
                        ],
                        cancellationToken: TestToken
                    )
                )
        );

        Assert.Equal(Enumerable.Range(0, 50).Select(run => run * 2), results.Select(result => (int)result["b"].Value!));
    }

    private static UsageDetails Usage(int total) => new() { TotalTokenCount = total };

    private static ScriptedChatClient Failing(Exception exception) =>
        new(new ScriptedReply("") { BeforePiece = _ => throw exception });
}
