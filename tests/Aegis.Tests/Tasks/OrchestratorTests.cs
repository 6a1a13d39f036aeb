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
}
