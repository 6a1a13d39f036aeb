namespace Aegis.Memory;

/// <summary>
/// A session could not be committed under <see cref="ConflictStrategy.ErrorOnConflict"/>, and none of it was. The session is as
/// it was: commit it by another strategy, or begin a new one, which sees what the others have done.
/// </summary>
public sealed class MemoryConflictException : InvalidOperationException
{
    internal MemoryConflictException(string memory, IReadOnlyList<string> keys)
        : base(
            $"Somebody else has changed {string.Join(", ", keys.Select(key => $"'{key}'"))} of memory '{memory}' since this session "
                + "began, so nothing was committed. Begin a new session and do it again, or commit by another ConflictStrategy."
        ) => (Memory, Keys) = (memory, keys);

    /// <summary>The name of the memory.</summary>
    public string Memory { get; }

    /// <summary>The keys in conflict, in ordinal order.</summary>
    public IReadOnlyList<string> Keys { get; }
}
