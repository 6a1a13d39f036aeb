using Aegis.Tasks;

namespace Aegis.Tests.Tasks;

public sealed class TaskQueueTests
{
    private static readonly AgentTask[] Chain =
    [
        new("ingest", "load"),
        new("process", "work") { DependsOn = ["ingest"] },
        new("report", "tell") { DependsOn = ["process"] },
    ];

    private static readonly AgentTask[] Diamond =
    [
        new("a", "a"),
        new("b", "b") { DependsOn = ["a"] },
        new("c", "c") { DependsOn = ["a"] },
        new("d", "d") { DependsOn = ["b", "c"] },
        new("e", "e"),
    ];

    [Fact]
    public void HeadOfAChainFails_TheRestIsSkipped()
    {
        var queue = new TaskQueue(Chain);

        queue.Complete("ingest", success: false);

        Assert.Equal(["process", "report"], queue.SkippedTasks());
        Assert.Equal("1 failed, 2 skipped", queue.Summary().ToString());
        Assert.True(queue.IsFinished);
    }

    [Fact]
    public void Ready_IsWhatHasAllItNeeds()
    {
        var queue = new TaskQueue(Diamond);
        Assert.Equal(["a", "e"], Ready(queue));

        queue.Start("a");
        Assert.Equal(["e"], Ready(queue));
        queue.Complete("a");
        Assert.Equal(["b", "c", "e"], Ready(queue));
        queue.Complete("c");
        Assert.Equal(["b", "e"], Ready(queue));
        queue.Complete("b");
        Assert.Equal(["d", "e"], Ready(queue));
        Assert.Equal("3 succeeded, 2 pending", queue.Summary().ToString());
        Assert.False(queue.IsFinished);
    }

    [Fact]
    public void BranchFails_OnlyWhatNeedsItIsSkipped()
    {
        var queue = new TaskQueue(Diamond);
        queue.Complete("a");

        queue.Complete("b", success: false);

        Assert.Equal(["d"], queue.SkippedTasks());
        Assert.Equal(["c", "e"], Ready(queue));
        queue.Complete("c");
        Assert.Equal(TaskState.Skipped, queue.StatusOf("d"));
        Assert.Equal("2 succeeded, 1 failed, 1 skipped, 1 pending", queue.Summary().ToString());
    }

    [Fact]
    public void StopOnFailure_SkipsWhatNeverStartedAndRecordsWhatRuns()
    {
        var queue = new TaskQueue(Diamond, stopOnFailure: true);
        queue.Start("e");

        queue.Complete("a", success: false);

        Assert.Equal(["b", "c", "d"], queue.SkippedTasks());
        Assert.Empty(queue.Ready());
        Assert.Equal(TaskState.Running, queue.StatusOf("e"));
        queue.Complete("e");
        Assert.Equal("1 succeeded, 1 failed, 3 skipped", queue.Summary().ToString());
    }

    [Fact]
    public void OptionalDependency_HasOnlyToEnd()
    {
        var queue = new TaskQueue([
            new("a", "a"),
            new("b", "b") { DependsOn = ["a"] },
            new("c", "c"),
            new("d", "d") { OptionalDependsOn = ["b", "c"] },
        ]);
        queue.Complete("c", success: false);
        Assert.Equal(["a"], Ready(queue));

        queue.Complete("a", success: false);

        Assert.Equal(["b"], queue.SkippedTasks());
        Assert.Equal(["d"], Ready(queue));
    }

    [Fact]
    public void TryStart_TakesEachTaskOnceAndInOrder()
    {
        var queue = new TaskQueue(Diamond);
        var taken = new List<string>();
        while (queue.TryStart(out var task))
        {
            Assert.Equal(TaskState.Running, queue.StatusOf(task.Id));
            taken.Add(task.Id);
            if (task.Id != "e")
            {
                queue.Complete(task.Id);
            }
        }

        Assert.Equal(["a", "b", "c", "d", "e"], taken);
        Assert.Equal("4 succeeded, 1 running", queue.Summary().ToString());
    }

    [Fact]
    public void WrongTransitions_NameTheTaskAndWhereItStands()
    {
        var queue = new TaskQueue(Diamond);

        Refuses("Task 'd' can not start: it waits for 'b', which is pending.", () => queue.Start("d"));
        Refuses("Task 'b' can not end: it waits for 'a', which is pending.", () => queue.Complete("b"));
        queue.Start("a");
        Refuses("Task 'a' can not start: it is running already.", () => queue.Start("a"));
        queue.Complete("a", success: false);
        Refuses("Task 'a' can not end: it is failed already.", () => queue.Complete("a"));
        Refuses("Task 'd' can not start: it is skipped already.", () => queue.Start("d"));
        queue.Complete("e");
        Refuses("Task 'e' can not end: it is done already.", () => queue.Complete("e", success: false));
    }

    [Fact]
    public void UnknownTask_SuggestsAKnownOne()
    {
        var queue = new TaskQueue(Chain);

        var exception = Assert.Throws<ArgumentException>(() => queue.StatusOf("ingst"));
        Assert.StartsWith(
            "There is no task 'ingst'. Did you mean 'ingest'?",
            exception.Message,
            StringComparison.Ordinal
        );
        Assert.Throws<ArgumentException>(() => queue.Start("nothing"));
        Assert.Throws<ArgumentException>(() => queue.Complete("nothing"));
    }

    [Fact]
    public void NoTasks_IsFinished()
    {
        var queue = new TaskQueue([]);

        Assert.True(queue.IsFinished);
        Assert.Empty(queue.Ready());
        Assert.Equal("", queue.Summary().ToString());
    }

    [Fact]
    public void FailureAtTheHeadOfALongChain_SkipsItAll()
    {
        const int Count = 100_000;
        var queue = new TaskQueue(
            Enumerable
                .Range(0, Count)
                .Select(task => new AgentTask($"t{task}", "do") { DependsOn = task == 0 ? [] : [$"t{task - 1}"] })
        );

        queue.Complete("t0", success: false);

        Assert.Equal(new TaskSummary(Done: 0, Failed: 1, Skipped: Count - 1, Running: 0, Pending: 0), queue.Summary());
    }

    [Fact]
    public async Task ManyWorkers_TakeEachTaskOnce()
    {
        const int Layers = 50;
        const int Width = 20;
        var queue = new TaskQueue(
            from layer in Enumerable.Range(0, Layers)
            from place in Enumerable.Range(0, Width)
            select new AgentTask($"{layer}/{place}", "do")
            {
                DependsOn = layer == 0 ? [] : [$"{layer - 1}/{place}", $"{layer - 1}/{(place + 1) % Width}"],
            }
        );
        var started = 0;
        await Task.WhenAll(
            Enumerable
                .Range(0, 4)
                .Select(_ =>
                    Task.Run(() =>
                    {
                        while (!queue.IsFinished)
                        {
                            if (queue.TryStart(out var task))
                            {
                                Interlocked.Increment(ref started);
                                queue.Complete(task.Id);
                            }
                        }
                    })
                )
        );

        Assert.Equal(Layers * Width, started);
        Assert.Equal($"{Layers * Width} succeeded", queue.Summary().ToString());
    }

    private static IEnumerable<string> Ready(TaskQueue queue) => queue.Ready().Select(task => task.Id);

    private static void Refuses(string message, Action action) =>
        Assert.Equal(message, Assert.Throws<InvalidOperationException>(action).Message);
}
