namespace Aegis.Memory;

// what a call changed that is not made again, because what it gave is kept
public sealed partial class MemorySession
{
    /// <summary>
    /// What was committed when a session before this one changed a key: whoever has changed it since then is in conflict, also if
    /// that was before this session began.
    /// </summary>
    private readonly Dictionary<string, MemoryEntry> origins = new(StringComparer.Ordinal);

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

    /// <summary>Changes what another session has changed before, as if it had been this one.</summary>
    internal void Redo(IReadOnlyList<MemoryChange> again)
    {
        lock (gate)
        {
            foreach (var change in again)
            {
                origins.TryAdd(change.Key, change.Before);
                changes[change.Key] = change.Json;
            }
        }

        foreach (var change in again)
        {
            MemoryNotes.Add(this, change.Key);
        }
    }

    private MemoryEntry Origin(string key) => origins.TryGetValue(key, out var entry) ? entry : Before(key);
}
