namespace Aegis.Tasks;

/// <summary>Tasks depend on each other in a cycle, so that none of them could ever start.</summary>
public sealed class CyclicDependencyException : ArgumentException
{
    private const int LongestPath = 12;

    /// <summary>Names the way round.</summary>
    /// <param name="path">The ids of the tasks, each depending on the next; the last is the first again.</param>
    public CyclicDependencyException(IReadOnlyList<string> path)
        : base(Describe(path)) => Path = path;

    /// <summary>The ids of the tasks, each depending on the next; the last is the first again.</summary>
    public IReadOnlyList<string> Path { get; }

    private static string Describe(IReadOnlyList<string> path)
    {
        ArgumentNullException.ThrowIfNull(path);
        IEnumerable<string> shown =
            path.Count <= LongestPath
                ? path
                : [.. path.Take(LongestPath - 2), $"… ({path.Count - LongestPath} more) …", path[^2], path[^1]];
        return $"Tasks depend on each other in a cycle: {string.Join(" → ", shown)}; remove one of these dependencies.";
    }
}
