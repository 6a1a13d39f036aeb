using Aegis.Tasks;

namespace Aegis.Tests.Tasks;

/// <summary>A queue that an orchestrator runs.</summary>
public sealed class QueueRunTests
{
    private static CancellationToken TestToken => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Queue_TellsMeanwhileWhereItsTasksStand()
    {
        TaskQueue? queue = null;
        var seen = "";
        queue = new TaskQueue([
            new AgentTask("first", (_, _) => Task.FromResult("")),
            new AgentTask(
                "look",
                (_, _) =>
                {
                    seen = queue!.Summary().ToString();
                    Assert.Empty(queue.Ready());
                    Assert.False(queue.TryStart(out var _));
                    return Task.FromResult("");
                }
            )
            {
                DependsOn = ["first"],
            },
            new AgentTask("last", (_, _) => throw new FormatException()) { DependsOn = ["look"] },
            new AgentTask("never", (_, _) => Task.FromResult("")) { DependsOn = ["last"] },
        ]);

        var result = await new Orchestrator().RunTasksAsync(queue, cancellationToken: TestToken);

        Assert.Null(result["look"].Error);
        Assert.Equal("1 succeeded, 1 running, 2 pending", seen);
        Assert.Equal("2 succeeded, 1 failed, 1 skipped", queue.Summary().ToString());
        Assert.Equal(["never"], queue.SkippedTasks());
    }

    [Fact]
    public async Task QueueThatHasBegun_IsRefused()
    {
        var queue = new TaskQueue([new AgentTask("a", (_, _) => Task.FromResult(""))]);
        queue.Start("a");

        var exception = await Assert.ThrowsAsync<InvalidOperationException>(() =>
            new Orchestrator().RunTasksAsync(queue, cancellationToken: TestToken)
        );

        Assert.Equal(
            "The queue has begun already; a queue is for one run. Make a new one of the same tasks.",
            exception.Message
        );
        Assert.Equal("1 running", queue.Summary().ToString());
    }

    [Fact]
    public async Task QueueThatWasRun_IsRefused()
    {
        var queue = new TaskQueue([new AgentTask("a", (_, _) => Task.FromResult(""))]);
        await new Orchestrator().RunTasksAsync(queue, cancellationToken: TestToken);

        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            new Orchestrator().RunTasksAsync(queue, cancellationToken: TestToken)
        );
        Assert.Equal(
            "Task 'a' can not start: an Orchestrator runs the queue.",
            Assert.Throws<InvalidOperationException>(() => queue.Start("a")).Message
        );
    }

    [Fact]
    public async Task WrongTeam_LeavesTheQueueAsItWas()
    {
        var queue = new TaskQueue([new AgentTask("a", "Ask.")]);

        await Assert.ThrowsAsync<ArgumentException>(() =>
            new Orchestrator().RunTasksAsync(queue, cancellationToken: TestToken)
        );

        Assert.Equal("a", Assert.Single(queue.Ready()).Id);
    }

    [Fact]
    public async Task QueueThatStopsOnFailure_CancelsWhatRuns()
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        AgentTask[] tasks =
        [
            new(
                "hangs",
                async (_, token) =>
                {
                    started.SetResult();
                    await Task.Delay(Timeout.Infinite, token);
                    return "";
                }
            ),
            new(
                "fails",
                async (_, _) =>
                {
                    await started.Task;
                    throw new FormatException();
                }
            ),
            new("never", (_, _) => Task.FromResult("")) { DependsOn = ["hangs"] },
        ];
        var queue = new TaskQueue(tasks, stopOnFailure: true);

        var result = await new Orchestrator().RunTasksAsync(queue, cancellationToken: TestToken);

        Assert.Equal("1 failed, 1 skipped, 1 cancelled", result.Summary);
        Assert.Equal("2 failed, 1 skipped", queue.Summary().ToString());
    }

    [Fact]
    public async Task StreamOfAQueue_ClaimsItWhenItIsRead()
    {
        var queue = new TaskQueue([new AgentTask("a", (_, _) => Task.FromResult(""))]);
        var events = new Orchestrator().StreamTasksAsync(queue, cancellationToken: TestToken);
        Assert.Single(queue.Ready());

        await foreach (var _ in events)
        {
            Assert.Empty(queue.Ready());
        }

        Assert.Equal("1 succeeded", queue.Summary().ToString());
    }
}
