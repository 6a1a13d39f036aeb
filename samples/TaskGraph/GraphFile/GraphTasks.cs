using Aegis.Tasks;

namespace TaskGraph.GraphFile;

/// <summary>Makes the entries of a graph file tasks that can be run.</summary>
/// <param name="folder">Where the files are that tasks read.</param>
/// <param name="failing">The id of the task that is to fail instead; none when all are to go well.</param>
public sealed class GraphTasks(string folder, string? failing)
{
    /// <summary>Makes an entry a task.</summary>
    /// <exception cref="InputException">It does not say what to do, or says more than one thing.</exception>
    public AgentTask Create(TaskEntry entry) =>
        entry.Id == failing
            ? Code(
                entry,
                (context, _) => throw new InvalidOperationException($"{context.TaskId} was told to fail by --fail.")
            )
            : entry switch
            {
                { Description: { } description, Read: null, Count: false } => new AgentTask(entry.Id, description)
                {
                    Agent = entry.Agent,
                    DependsOn = entry.DependsOn,
                    OptionalDependsOn = entry.OptionalDependsOn,
                },
                { Read: { } file, Description: null, Count: false } => Code(
                    entry,
                    (_, token) => File.ReadAllTextAsync(Path.Combine(folder, file), token)
                ),
                { Count: true, Description: null, Read: null } => new AgentTask<WordCount>(entry.Id, Count)
                {
                    DependsOn = entry.DependsOn,
                    OptionalDependsOn = entry.OptionalDependsOn,
                },
                _ => throw new InputException(
                    $"Task '{entry.Id}' has to say what it does by one of 'description', 'read' and 'count'."
                ),
            };

    private static AgentTask Code(TaskEntry entry, Func<TaskContext, CancellationToken, Task<string>> run) =>
        new(entry.Id, run) { DependsOn = entry.DependsOn, OptionalDependsOn = entry.OptionalDependsOn };

    private static Task<WordCount> Count(TaskContext context, CancellationToken cancellationToken)
    {
        var texts = context.Dependencies.Where(text => text.Succeeded).Select(text => text.Text).ToList();
        var words = texts.Sum(text => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length);
        return Task.FromResult(new WordCount(texts.Count, words));
    }
}

/// <summary>What a task with <c>count</c> puts out; a model that depends on it reads it as JSON.</summary>
public sealed record WordCount(int Texts, int Words);
