namespace TaskGraph.Terminal;

/// <summary>What the command line asks for.</summary>
/// <param name="GraphPath">The graph file.</param>
/// <param name="Concurrency">How many tasks run at once.</param>
/// <param name="StopOnFailure">Whether the first failure stops the run.</param>
/// <param name="FailingTask">The task that is to fail; none when all is to go well.</param>
/// <param name="CheckOnly">Whether to check the graph and run nothing.</param>
public sealed record GraphSettings(
    string GraphPath,
    int Concurrency,
    bool StopOnFailure,
    string? FailingTask,
    bool CheckOnly
);
