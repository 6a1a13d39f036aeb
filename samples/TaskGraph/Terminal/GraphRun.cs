using Aegis;
using Aegis.Resilience;
using Aegis.Tasks;
using TaskGraph.GraphFile;
using TaskGraph.Model;

namespace TaskGraph.Terminal;

/// <summary>One run of a graph, from what the command line says to the exit code.</summary>
public static class GraphRun
{
    private static readonly TimeSpan RecoveryTimeout = TimeSpan.FromSeconds(30);

    /// <summary>Checks the graph, runs it, and shows how it goes.</summary>
    /// <returns>The exit code.</returns>
    public static async Task<int> ExecuteAsync(GraphSettings settings, CancellationToken cancellationToken)
    {
        try
        {
            var document = await GraphReader.ReadAsync(settings.GraphPath, cancellationToken);
            var queue = Check(document, settings);
            if (!settings.CheckOnly)
            {
                return await RunAsync(queue, TeamOf(document), settings, cancellationToken);
            }

            Console.WriteLine(string.Join(" → ", queue.Tasks));
            return ExitCode.Success;
        }
        catch (Exception problem) when (problem is InputException or ArgumentException)
        {
            // what Aegis says of a wrong graph names its tasks: a cycle by its path, an unknown id with the one that was meant
            await Console.Error.WriteLineAsync($"error: {problem.Message}");
            return ExitCode.BadInput;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            await Console.Error.WriteLineAsync("cancelled");
            return ExitCode.Cancelled;
        }
    }

    private static TaskQueue Check(GraphDocument document, GraphSettings settings)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(settings.GraphPath))!;
        var tasks = new GraphTasks(folder, settings.FailingTask);
        var queue = new TaskQueue(document.Tasks.Select(tasks.Create), settings.StopOnFailure);
        if (settings.FailingTask is { } failing && queue.Tasks.All(task => task.Id != failing))
        {
            throw new InputException(
                $"There is no task '{failing}' to fail: choose one of {string.Join(", ", queue.Tasks)}."
            );
        }

        return queue;
    }

    private static AgentTeam TeamOf(GraphDocument document) =>
        AgentTeam.Create(
            "team",
            [.. (document.Team ?? []).Select(profile => new AgentProfile(profile.Name, profile.SystemPrompt))]
        );

    private static async Task<int> RunAsync(
        TaskQueue queue,
        AgentTeam team,
        GraphSettings settings,
        CancellationToken cancellationToken
    )
    {
        await using var pool = new AgentPool(settings.Concurrency, consecutiveFailureLimit: 3, RecoveryTimeout);
        using var model = new LeadChatClient();
        var orchestrator = new Orchestrator(model, pool);
        var lines = new ProgressLines(Console.Out);
        TaskRunResult? result = null;
        await foreach (var happened in orchestrator.StreamTasksAsync(queue, team, cancellationToken: cancellationToken))
        {
            lines.Write(happened);
            result = (happened as RunCompleted<TaskRunResult>)?.Result ?? result;
        }

        Console.WriteLine(result!.Summary);
        Console.WriteLine(orchestrator.GetStatus());
        foreach (var task in Last(queue, result).Where(task => task.Succeeded))
        {
            Console.WriteLine($"{Environment.NewLine}{task.TaskId}: {task.Text.Trim()}");
        }

        return result.Status == PipelineStatus.Succeeded ? ExitCode.Success : ExitCode.RunFailed;
    }

    /// <summary>What became of the tasks that no other depends on.</summary>
    private static IEnumerable<TaskOutcome> Last(TaskQueue queue, TaskRunResult result)
    {
        var needed = queue.Tasks.SelectMany(task => task.DependsOn.Concat(task.OptionalDependsOn)).ToHashSet();
        return result.Tasks.Where(task => !needed.Contains(task.TaskId));
    }
}
