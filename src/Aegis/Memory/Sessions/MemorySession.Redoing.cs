namespace Aegis.Memory;

// what a call changed that is not made again, because what it gave is kept
public sealed partial class MemorySession
{
    /// <summary>
    /// What was committed when a session before this one changed a key: whoever has changed it since then is in conflict, also if
    /// that was before this session began.
    /// </summary>
    private readonly Dictionary<string, MemoryEntry> origins = new(StringComparer.Ordinal);

    /// <summary>Which of the agent's own calls has changed a key last, of those that were redone.</summary>
    private readonly Dictionary<string, long> redone = new(StringComparer.Ordinal);

    /// <summary>The agent whose session it is; none of one that somebody has begun by hand.</summary>
    internal AgentContext? Agent { get; set; }

    /// <summary>What this session wants a key to be; none when it has not changed it since it was committed.</summary>
    internal MemoryChange? ChangeOf(string key)
    {
        lock (gate)
        {
            return changes.TryGetValue(key, out var json) ? new MemoryChange(key, Origin(key), json) : null;
        }
    }

    /// <summary>
    /// Changes what another session has changed before, as if it had been this one. A key that somebody has committed since is left
    /// out when another run, or another agent, has changed it, since that may have been that run itself; and when the last write
    /// wins, which then was theirs.
    /// </summary>
    /// <param name="kept">The changes.</param>
    /// <param name="isOwn">Whether the session's own agent has made them in this run.</param>
    internal void Redo(KeptChanges kept, bool isOwn)
    {
        foreach (var change in kept.Changes)
        {
            if (TryRedo(change, kept.At, isOwn))
            {
                MemoryNotes.Add(this, change.Key);
            }
        }
    }

    private bool TryRedo(in MemoryChange change, long at, bool isOwn)
    {
        lock (gate)
        {
            var isLate = Before(change.Key).Version != change.Before.Version;
            if (isLate && (!isOwn || memory.Rules.Of(change.Key) == ConflictStrategy.LastWriteWins))
            {
                return false;
            }

            if (isOwn && redone.GetValueOrDefault(change.Key) > at)
            {
                // it has seen what this one did
                return false;
            }

            redone[change.Key] = isOwn ? at : redone.GetValueOrDefault(change.Key);
            origins.TryAdd(change.Key, change.Before);
            changes[change.Key] = change.Json;
            return true;
        }
    }

    private MemoryEntry Origin(string key) => origins.TryGetValue(key, out var entry) ? entry : Before(key);
}
