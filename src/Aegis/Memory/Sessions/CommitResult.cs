namespace Aegis.Memory;

/// <summary>What a commit did, by key, in ordinal order. A key that both sides had set to the same value is in none.</summary>
public sealed class CommitResult
{
    internal static readonly CommitResult Nothing = new([], [], [], []);

    internal CommitResult(
        IReadOnlyList<string> written,
        IReadOnlyList<string> kept,
        IReadOnlyList<string> merged,
        IReadOnlyList<string> conflicts
    ) => (Written, Kept, Merged, Conflicts) = (written, kept, merged, conflicts);

    /// <summary>The keys that are now as the session has left them, removed ones included.</summary>
    public IReadOnlyList<string> Written { get; }

    /// <summary>The keys that are as somebody else has left them, and not as the session has.</summary>
    public IReadOnlyList<string> Kept { get; }

    /// <summary>The keys whose arrays now hold the items of both.</summary>
    public IReadOnlyList<string> Merged { get; }

    /// <summary>All keys that were in conflict; each is also in one of the other lists.</summary>
    public IReadOnlyList<string> Conflicts { get; }

    /// <inheritdoc/>
    public override string ToString() => $"{Written.Count} written, {Kept.Count} kept, {Merged.Count} merged";
}
