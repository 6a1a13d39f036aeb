namespace Aegis.Memory;

/// <summary>What to write for a session, over what is committed by now.</summary>
internal sealed class CommitPlan
{
    private readonly List<string> written = [];
    private readonly List<string> kept = [];
    private readonly List<string> merged = [];
    private readonly List<string> conflicts = [];

    private CommitPlan() { }

    /// <summary>Every key that the session has changed: what is left alone must still be as it was when that was decided.</summary>
    public List<MemoryWrite> Writes { get; } = [];

    public bool HasWrites => Writes.Exists(write => write.Kind != MemoryWriteKind.Check);

    public CommitResult Result => new(written, kept, merged, conflicts);

    /// <exception cref="MemoryConflictException">A key is in conflict and that is an error.</exception>
    public static CommitPlan Of(
        string memory,
        List<MemoryChange> changes,
        IReadOnlyDictionary<string, MemoryEntry> committed,
        ConflictRules rules
    )
    {
        var plan = new CommitPlan();
        List<string>? refused = null;
        foreach (var change in changes)
        {
            if (JsonEquality.Same(change.Json, change.Before.Json))
            {
                continue;
            }

            var now = committed.GetValueOrDefault(change.Key, MemoryEntry.None);
            var isConflict = HasChanged(change.Before, now) && !JsonEquality.Same(change.Json, now.Json);
            var strategy = rules.Of(change.Key);
            if (isConflict && strategy == ConflictStrategy.ErrorOnConflict)
            {
                (refused ??= []).Add(change.Key);
            }
            else
            {
                plan.Add(change, now, isConflict, strategy);
            }
        }

        return refused is null ? plan : throw new MemoryConflictException(memory, refused);
    }

    // a removal that is so long ago that the store has forgotten it is no change for whoever saw no value either
    private static bool HasChanged(MemoryEntry before, MemoryEntry now) =>
        now.Version != before.Version && (now != MemoryEntry.None || before.Json is not null);

    private void Add(MemoryChange change, MemoryEntry now, bool isConflict, ConflictStrategy strategy)
    {
        var (key, json) = (change.Key, change.Json);
        if (isConflict)
        {
            conflicts.Add(key);
        }

        if (isConflict && strategy == ConflictStrategy.FirstWriteWins)
        {
            kept.Add(key);
            json = now.Json;
        }
        else if (isConflict && strategy == ConflictStrategy.MergeArrays && ArrayMerge.Of(now.Json, json) is { } both)
        {
            merged.Add(key);
            json = both;
        }
        else if (!JsonEquality.Same(json, now.Json))
        {
            written.Add(key);
        }

        Writes.Add(
            JsonEquality.Same(json, now.Json) ? MemoryWrite.Check(key, now.Version)
            : json is null ? MemoryWrite.Remove(key, now.Version)
            : MemoryWrite.Set(key, now.Version, json)
        );
    }
}
