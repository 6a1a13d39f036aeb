namespace Aegis.Memory;

/// <summary>The strategy of each key in one commit: what the commit says of the key, what the memory does, what they say of all.</summary>
internal readonly record struct ConflictRules(
    ConflictStrategy Strategy,
    IReadOnlyDictionary<string, ConflictStrategy> OfMemory,
    IReadOnlyDictionary<string, ConflictStrategy>? OfCommit
)
{
    public ConflictStrategy Of(string key) =>
        OfCommit is not null && OfCommit.TryGetValue(key, out var strategy) ? strategy
        : OfMemory.TryGetValue(key, out strategy) ? strategy
        : Strategy;

    /// <exception cref="ArgumentException">One of them is no strategy.</exception>
    public ConflictRules Validated()
    {
        foreach (var strategy in OfMemory.Values.Concat(OfCommit?.Values ?? []).Append(Strategy))
        {
            if (!Enum.IsDefined(strategy))
            {
                throw new ArgumentException($"ConflictStrategy has no value {strategy}.", nameof(strategy));
            }
        }

        return this;
    }
}
