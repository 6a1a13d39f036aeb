using System.Diagnostics;
using System.Globalization;
using Aegis.Tasks;

namespace Aegis.Benchmarks.Tasks;

/// <summary>What it costs to check a large task graph, and to go through it by hand.</summary>
internal static class TasksBenchmark
{
    private const int Tasks = 100_000;
    private const int Rounds = 7;
    private const double SecondsTarget = 1;
    private const double BytesTarget = 200;
    private static readonly Task<string> Nothing = Task.FromResult("");

    /// <returns>How many targets were missed.</returns>
    public static int Run()
    {
        var tasks = RandomTasks(seed: 1);
        var edges = tasks.Sum(task => task.DependsOn.Count);
        var (seconds, bytes) = Measure(() => new TaskQueue(tasks));
        var perEdge = bytes / edges;
        Tell($"{Tasks:N0} tasks, {edges:N0} dependencies: checked in {seconds:F3} s (target {SecondsTarget:F0})");
        Tell($"{perEdge:F0} bytes a dependency (target {BytesTarget:F0})");

        var (whole, _) = Measure(() => Completed(new TaskQueue(tasks)));
        Tell($"checked and each task started and completed in {whole:F3} s");
        var (run, _) = Measure(() => Run(new TaskQueue(tasks)));
        Tell($"checked and run by an orchestrator, each of code that does nothing, in {run:F3} s");
        return (seconds > SecondsTarget ? 1 : 0) + (perEdge > BytesTarget ? 1 : 0);
    }

    private static TaskQueue Completed(TaskQueue queue)
    {
        while (queue.TryStart(out var task))
        {
            queue.Complete(task.Id);
        }

        return queue;
    }

    private static TaskQueue Run(TaskQueue queue)
    {
        new Orchestrator().RunTasksAsync(queue).GetAwaiter().GetResult().EnsureSuccess();
        return queue;
    }

    /// <summary>Tasks in no particular order, each of which depends on up to four earlier ones: three on average.</summary>
    private static AgentTask[] RandomTasks(int seed)
    {
        var random = new Random(seed);
        var ids = Enumerable.Range(0, Tasks).Select(task => $"task-{task}").ToArray();
        var tasks = ids.Select(
                (id, task) =>
                    new AgentTask(id, static (_, _) => Nothing)
                    {
                        DependsOn =
                        [
                            .. Enumerable
                                .Range(0, 2 + random.Next(3))
                                .Select(_ => ids[random.Next(Math.Max(1, task))])
                                .Where(other => other != id)
                                .Distinct(),
                        ],
                    }
            )
            .ToArray();
        random.Shuffle(tasks);
        return tasks;
    }

    private static (double Seconds, double Bytes) Measure(Func<TaskQueue> action)
    {
        var seconds = new List<double>();
        var bytes = 0L;
        for (var round = 0; round < Rounds; round++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            var start = Stopwatch.GetTimestamp();
            GC.KeepAlive(action());
            seconds.Add(Stopwatch.GetElapsedTime(start).TotalSeconds);
            bytes = GC.GetAllocatedBytesForCurrentThread() - before;
        }

        seconds.Sort();
        return (seconds[Rounds / 2], bytes);
    }

    private static void Tell(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
