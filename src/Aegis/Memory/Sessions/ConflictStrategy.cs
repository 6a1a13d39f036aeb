namespace Aegis.Memory;

/// <summary>
/// What a commit does about a conflict: a key that the session has changed, that somebody else has changed since the session's
/// snapshot, and whose values differ. To remove a key is to change it. Keys without a conflict are always committed.
/// </summary>
public enum ConflictStrategy
{
    /// <summary>The session's value replaces the committed one.</summary>
    LastWriteWins,

    /// <summary>The committed value stays; the session's other keys are committed.</summary>
    FirstWriteWins,

    /// <summary>
    /// Of two arrays: the committed items, then those of the session's that are not among them, each once. It only ever adds:
    /// an item that one side has removed stays when the other still has it. Of anything else: <see cref="LastWriteWins"/>.
    /// </summary>
    MergeArrays,

    /// <summary>Nothing at all is committed: <see cref="MemoryConflictException"/> names the keys.</summary>
    ErrorOnConflict,
}
