using System.Net;
using Aegis.Resilience;
using Aegis.Tasks;
using Aegis.Tests.Agents;
using Microsoft.Extensions.DependencyInjection;

namespace Aegis.Tests.Tasks;

/// <summary>Tasks through a pool: how many at once, and what its circuit makes of failures.</summary>
public sealed class OrchestratorPoolTests
{
    private static CancellationToken TestToken => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Siblings_RunSideBySideUpToThePoolsLimit()
    {
        await using var pool = new AgentPool(3, 5, TimeSpan.FromMinutes(1));
        var three = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var running = 0;
        var tasks = Enumerable
            .Range(0, 9)
            .Select(number => new AgentTask(
                $"t{number}",
                async (_, token) =>
                {
                    if (Interlocked.Increment(ref running) == 3)
                    {
                        three.TrySetResult();
                    }

                    await three.Task.WaitAsync(TimeSpan.FromMinutes(1), token);
                    return "";
                }
            ));

        var result = await new Orchestrator(pool).RunTasksAsync(tasks, cancellationToken: TestToken);

        Assert.Equal("9 succeeded", result.Summary);
        Assert.Equal((3, 9), (pool.GetStatus().Peak, pool.GetStatus().Succeeded));
    }

    [Fact]
    public async Task TaskThatWaitsForThePool_HasNotStarted()
    {
        await using var pool = new AgentPool(1, 5, TimeSpan.FromMinutes(1));
        AgentTask[] tasks =
        [
            .. Enumerable.Range(0, 3).Select(number => new AgentTask($"t{number}", (_, _) => YieldAsync())),
        ];
        var told = new List<string>();
        await foreach (var happened in new Orchestrator(pool).StreamTasksAsync(tasks, cancellationToken: TestToken))
        {
            told.Add($"{happened}");
        }

        Assert.Equal(
            [
                "AgentStarted t0",
                "AgentCompleted t0",
                "AgentStarted t1",
                "AgentCompleted t1",
                "AgentStarted t2",
                "AgentCompleted t2",
            ],
            told[1..^1]
        );
    }

    [Fact]
    public async Task FailuresInARow_OpenTheCircuitForTheTasksAfter()
    {
        await using var pool = new AgentPool(1, 2, TimeSpan.FromMinutes(1));
        var calls = 0;
        var tasks = Enumerable
            .Range(0, 5)
            .Select(number => new AgentTask(
                $"t{number}",
                (_, _) =>
                {
                    calls++;
                    throw new HttpRequestException("busy", null, HttpStatusCode.TooManyRequests);
                }
            ));
        var orchestrator = new Orchestrator(pool);

        var result = await orchestrator.RunTasksAsync(tasks, cancellationToken: TestToken);

        Assert.Equal(2, calls);
        Assert.Equal("5 failed", result.Summary);
        Assert.IsType<HttpRequestException>(result["t1"].Error);
        Assert.IsType<CircuitOpenException>(result["t2"].Error);
        Assert.Equal(CircuitState.Open, orchestrator.GetStatus().Pool!.Circuit);
        Assert.Equal(3, orchestrator.GetStatus().Pool!.Rejected);
    }

    [Fact]
    public async Task Status_TellsTasksAndPool()
    {
        await using var pool = new AgentPool(2, 5, TimeSpan.FromMinutes(1));
        var orchestrator = new Orchestrator(pool);
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var go = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        AgentTask waits = new(
            "waits",
            (_, _) =>
            {
                started.SetResult();
                return go.Task;
            }
        );

        var run = orchestrator.RunTasksAsync([waits], cancellationToken: TestToken);
        await started.Task;
        Assert.Equal(
            "1 task running; pool: 1 of 2 running, 0 waiting, circuit closed",
            orchestrator.GetStatus().ToString()
        );
        go.SetResult("");
        await run;

        Assert.Equal(
            "0 tasks running; pool: 0 of 2 running, 0 waiting, circuit closed; 1 succeeded",
            orchestrator.GetStatus().ToString()
        );
        Assert.Equal("0 tasks running", new Orchestrator().GetStatus().ToString());
    }

    [Fact]
    public async Task PoolOfTheServices_IsUsed()
    {
        await using var pool = new AgentPool(1, 5, TimeSpan.FromMinutes(1));
        var services = new ServiceCollection().AddSingleton(pool).BuildServiceProvider();

        await new Orchestrator(services).RunTasksAsync(
            [new AgentTask("a", (_, _) => YieldAsync())],
            cancellationToken: TestToken
        );

        Assert.Equal(1, pool.GetStatus().Succeeded);
    }

    [Fact]
    public async Task AgentWhileTheCircuitIsOpen_IsNotAsked()
    {
        await using var pool = new AgentPool(1, 1, TimeSpan.FromMinutes(1));
        pool.Breaker.RecordFailure();
        using var client = new ScriptedChatClient("never");
        var orchestrator = new Orchestrator(client, pool);
        var profile = new AgentProfile("writer", "You write.");

        await Assert.ThrowsAsync<CircuitOpenException>(() => orchestrator.RunAgentAsync(profile, "Write.", TestToken));
        await Assert.ThrowsAsync<CircuitOpenException>(async () =>
        {
            await foreach (var _ in orchestrator.StreamAgentAsync(profile, "Write.", TestToken)) { }
        });
        Assert.Empty(client.Requests);
    }

    [Fact]
    public async Task CallerCancels_WhileATaskWaitsForAPoolThatOthersFill()
    {
        await using var pool = new AgentPool(1, 5, TimeSpan.FromMinutes(1));
        using var source = new CancellationTokenSource();
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var go = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        AgentTask holds = new(
            "holds",
            (_, _) =>
            {
                started.SetResult();
                return go.Task;
            }
        );
        var first = new Orchestrator(pool).RunTasksAsync([holds], cancellationToken: TestToken);
        await started.Task;

        var second = new Orchestrator(pool).RunTasksAsync(
            [new AgentTask("waits", (_, _) => throw new InvalidOperationException("started"))],
            cancellationToken: source.Token
        );
        Assert.Equal(1, pool.GetStatus().Waiting);
        await source.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        go.SetResult("");
        Assert.Equal("1 succeeded", (await first).Summary);
        Assert.Equal((1, 1), (pool.GetStatus().Succeeded, pool.GetStatus().Cancelled));
    }

    private static async Task<string> YieldAsync()
    {
        await Task.Yield();
        return "";
    }
}
