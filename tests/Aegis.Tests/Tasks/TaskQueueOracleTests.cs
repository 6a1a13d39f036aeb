using Aegis.Tasks;

namespace Aegis.Tests.Tasks;

/// <summary>Random queues against a model that looks at every task each time.</summary>
public sealed class TaskQueueOracleTests(ITestOutputHelper output)
{
    [Fact]
    public void RandomRuns_AgreeWithTheModel()
    {
        var seed = Random.Shared.Next();
        output.WriteLine($"seed {seed}");
        var random = new Random(seed);
        for (var run = 0; run < 300; run++)
        {
            Compare(random);
        }
    }

    private static void Compare(Random random)
    {
        var tasks = RandomTasks(random);
        var stops = random.Next(3) == 0;
        var queue = new TaskQueue(tasks, stops);
        var expected = queue.Tasks.ToDictionary(task => task.Id, _ => TaskState.Pending);
        while (!queue.IsFinished)
        {
            var ready = queue.Tasks.Where(task => IsReady(task, expected)).ToList();
            Assert.Equal(ready, queue.Ready());
            var running = queue.Tasks.Where(task => expected[task.Id] == TaskState.Running).ToList();
            if (ready.Count > 0 && (running.Count == 0 || random.Next(2) == 0))
            {
                var started = ready[random.Next(ready.Count)].Id;
                queue.Start(started);
                expected[started] = TaskState.Running;
            }
            else
            {
                var ended = running[random.Next(running.Count)].Id;
                var success = random.Next(4) > 0;
                queue.Complete(ended, success);
                expected[ended] = success ? TaskState.Done : TaskState.Failed;
                Skip(queue.Tasks, expected, everything: stops && !success);
            }

            Assert.All(expected, task => Assert.Equal(task.Value, queue.StatusOf(task.Key)));
        }

        Assert.DoesNotContain(TaskState.Pending, expected.Values);
    }

    private static AgentTask[] RandomTasks(Random random)
    {
        var ids = Enumerable.Range(0, random.Next(1, 12)).Select(task => $"t{task}").ToArray();
        var tasks = ids.Select(
                (id, number) =>
                {
                    var needed = ids[..number].Where(_ => random.Next(3) == 0).ToList();
                    var optional = needed.Where(_ => random.Next(3) == 0).ToList();
                    return new AgentTask(id, "do")
                    {
                        DependsOn = [.. needed.Except(optional)],
                        OptionalDependsOn = optional,
                    };
                }
            )
            .ToArray();
        random.Shuffle(tasks);
        return tasks;
    }

    private static bool IsReady(AgentTask task, Dictionary<string, TaskState> states) =>
        states[task.Id] == TaskState.Pending
        && task.DependsOn.All(needed => states[needed] == TaskState.Done)
        && task.OptionalDependsOn.All(needed => states[needed] > TaskState.Running);

    private static void Skip(IEnumerable<AgentTask> tasks, Dictionary<string, TaskState> states, bool everything)
    {
        // in topological order, so that once is enough
        foreach (var task in tasks.Where(task => states[task.Id] == TaskState.Pending))
        {
            if (everything || task.DependsOn.Any(needed => states[needed] is TaskState.Failed or TaskState.Skipped))
            {
                states[task.Id] = TaskState.Skipped;
            }
        }
    }
}
