namespace TaskGraph.GraphFile;

/// <summary>What a graph file holds.</summary>
/// <param name="Team">Who does tasks that ask a model; may be left out.</param>
/// <param name="Tasks">The tasks, in any order.</param>
public sealed record GraphDocument(IReadOnlyList<TaskEntry> Tasks, IReadOnlyList<ProfileEntry>? Team = null);

/// <summary>A profile of the team.</summary>
public sealed record ProfileEntry(string Name, string SystemPrompt);

/// <summary>A task. What it does is exactly one of <c>description</c>, <c>read</c> and <c>count</c>.</summary>
public sealed record TaskEntry(string Id)
{
    /// <summary>What to ask the model.</summary>
    public string? Description { get; init; }

    /// <summary>The file to read, relative to the graph file.</summary>
    public string? Read { get; init; }

    /// <summary>Whether to count the words of the tasks it depends on.</summary>
    public bool Count { get; init; }

    /// <summary>The name of the profile that is asked; need not be said in a team of one.</summary>
    public string? Agent { get; init; }

    /// <summary>The tasks that must have succeeded before.</summary>
    public IReadOnlyList<string> DependsOn { get; init; } = [];

    /// <summary>The tasks that must have ended before.</summary>
    public IReadOnlyList<string> OptionalDependsOn { get; init; } = [];
}
