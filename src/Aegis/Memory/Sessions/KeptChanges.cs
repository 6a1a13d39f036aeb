namespace Aegis.Memory;

/// <summary>What one call of a tool did to its agent's memory.</summary>
/// <param name="Run">The id of the run.</param>
/// <param name="Agent">The id of the agent.</param>
/// <param name="At">
/// Which of the agent's calls it was to end, from 1 on: calls that ran side by side are redone in the order in which each saw what
/// those before it had done.
/// </param>
/// <param name="Changes">The keys that it has changed.</param>
internal sealed record KeptChanges(string Run, string Agent, long At, IReadOnlyList<MemoryChange> Changes)
{
    /// <summary>
    /// How many characters they may have, what was there before included, to be kept with the result: it must not be lost for
    /// them, and has 256 KiB itself.
    /// </summary>
    public const int MaxLength = 64 * 1024;

    public int Length =>
        Changes.Sum(static change =>
            change.Key.Length + (change.Json?.Length ?? 0) + (change.Before.Json?.Length ?? 0)
        );
}
