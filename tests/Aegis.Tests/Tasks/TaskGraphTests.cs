using Aegis.Tasks;

namespace Aegis.Tests.Tasks;

/// <summary>Which graphs a queue takes, and what it says of the others.</summary>
public sealed class TaskGraphTests
{
    [Fact]
    public void Cycle_IsNamedWithItsPath()
    {
        var exception = Assert.Throws<CyclicDependencyException>(() => Queue(("a", ["b"]), ("b", ["a"])));

        Assert.Equal(["a", "b", "a"], exception.Path);
        Assert.Contains("cycle: a → b → a;", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void CycleBehindOthers_IsNamedAlone()
    {
        var exception = Assert.Throws<CyclicDependencyException>(() =>
            Queue(("report", ["draft"]), ("draft", ["facts", "review"]), ("facts", []), ("review", ["draft"]))
        );

        Assert.Equal(["draft", "review", "draft"], exception.Path);
    }

    [Fact]
    public void OptionalDependencies_MakeCyclesToo()
    {
        AgentTask[] tasks = [New("a", "b"), new("b", "do b") { OptionalDependsOn = ["a"] }];

        Assert.Equal(["a", "b", "a"], Assert.Throws<CyclicDependencyException>(() => new TaskQueue(tasks)).Path);
    }

    [Fact]
    public void TaskThatDependsOnItself_IsACycle()
    {
        var exception = Assert.Throws<CyclicDependencyException>(() => Queue(("a", ["a"])));

        Assert.Equal(["a", "a"], exception.Path);
    }

    [Fact]
    public void CycleOfAHundredThousandTasks_IsFoundOnASmallStack()
    {
        const int Count = 100_000;
        var tasks = Enumerable.Range(0, Count).Select(task => New($"t{task}", $"t{(task + 1) % Count}")).ToList();
        CyclicDependencyException? found = null;
        var thread = new Thread(
            () => found = Assert.Throws<CyclicDependencyException>(() => new TaskQueue(tasks)),
            maxStackSize: 128 * 1024
        );
        thread.Start();
        thread.Join();

        Assert.Equal([.. tasks.Select(task => task.Id), "t0"], found!.Path);
        Assert.Contains("t9 → … (99989 more) … → t99999 → t0;", found.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void UnknownDependency_SuggestsAKnownOne()
    {
        var exception = Assert.Throws<ArgumentException>(() => Queue(("write", ["reserch"]), ("research", [])));

        Assert.Equal(
            "Task 'write' depends on 'reserch', but there is no such task. Did you mean 'research'?",
            exception.Message
        );
    }

    [Fact]
    public void UnknownOptionalDependency_IsNamed()
    {
        AgentTask[] tasks = [new("write", "do") { OptionalDependsOn = ["nothing"] }];

        var exception = Assert.Throws<ArgumentException>(() => new TaskQueue(tasks));

        Assert.Equal("Task 'write' depends on 'nothing', but there is no such task.", exception.Message);
    }

    [Fact]
    public void TwoTasksOfOneId_AreNamed()
    {
        var exception = Assert.Throws<ArgumentException>(() => Queue(("a", []), ("b", []), ("a", [])));

        Assert.StartsWith("There are two tasks 'a'.", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void DependencyNamedTwice_IsNamed()
    {
        AgentTask[] tasks = [New("a"), new("b", "do") { DependsOn = ["a"], OptionalDependsOn = ["a"] }];

        var exception = Assert.Throws<ArgumentException>(() => new TaskQueue(tasks));

        Assert.StartsWith("Task 'b' names its dependency 'a' twice.", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void NullAmongTasks_IsRefused()
    {
        var exception = Assert.Throws<ArgumentException>(() => new TaskQueue([New("a"), null!]));

        Assert.StartsWith("Task number 2 is null.", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "do")]
    [InlineData(" ", "do")]
    [InlineData("two\nlines", "do")]
    [InlineData("a", " ")]
    public void TaskWithoutNameOrDescription_IsRefused(string id, string description) =>
        Assert.Throws<ArgumentException>(() => new AgentTask(id, description));

    [Fact]
    public void Tasks_KeepTheirOrderWhereTheyCan()
    {
        Assert.Equal(["b", "a", "c"], Ids(Queue(("b", []), ("a", ["b"]), ("c", []))));
        Assert.Equal(["c", "a", "b"], Ids(Queue(("a", ["c"]), ("b", []), ("c", []))));
    }

    [Fact]
    public void GraphOfAHundredThousandTasks_TakesAtMostTwoHundredBytesADependency()
    {
        const int Count = 100_000;
        var random = new Random(20260102);
        var ids = Enumerable.Range(0, Count).Select(task => $"task-{task}").ToArray();
        AgentTask[] tasks =
        [
            .. ids.Select(
                (id, task) =>
                    new AgentTask(id, "do")
                    {
                        DependsOn =
                        [
                            .. Enumerable
                                .Range(0, 3)
                                .Select(_ => ids[random.Next(task + 1)])
                                .Where(other => other != id)
                                .Distinct(),
                        ],
                    }
            ),
        ];
        var edges = tasks.Sum(task => task.DependsOn.Count);
        Assert.InRange(edges, 290_000, 300_000);

        var before = GC.GetAllocatedBytesForCurrentThread();
        var queue = new TaskQueue(tasks);
        var bytes = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.Equal(Count, queue.Tasks.Count);
        Assert.InRange((double)bytes / edges, 1, 200);
    }

    private static IEnumerable<string> Ids(TaskQueue queue) => queue.Tasks.Select(task => task.Id);

    private static TaskQueue Queue(params (string Id, string[] DependsOn)[] tasks) =>
        new(tasks.Select(task => New(task.Id, task.DependsOn)));

    private static AgentTask New(string id, params string[] dependsOn) => new(id, $"do {id}") { DependsOn = dependsOn };
}
