using System.Collections.Immutable;

namespace Aegis.Memory.Tests.Sessions;

/// <summary>
/// What a memory of numbers and arrays of numbers has to be, one commit after the other: a clock that ticks with each commit,
/// and for each key its value and when it was changed last.
/// </summary>
internal sealed record SerialOracle(ImmutableSortedDictionary<string, (string? Value, int ChangedAt)> Keys, int Clock)
{
    public static SerialOracle Empty { get; } = new(ImmutableSortedDictionary<string, (string?, int)>.Empty, Clock: 0);

    public string? this[string key] => Keys.TryGetValue(key, out var held) ? held.Value : null;

    /// <summary>One session, as the oracle sees it: what it saw of each key, when, and what it wants.</summary>
    public sealed class Session(SerialOracle began)
    {
        public Dictionary<string, (string? Value, int At)> Seen { get; } = [];

        public SortedDictionary<string, string?> Wants { get; } = new(StringComparer.Ordinal);

        public (string? Value, int At) SeenOf(string key) =>
            Seen.TryGetValue(key, out var seen) ? seen : (began[key], began.Clock);

        public string? this[string key] => Wants.TryGetValue(key, out var wanted) ? wanted : SeenOf(key).Value;
    }

    /// <summary>Commits a session now; says what it says, and the memory after it.</summary>
    public (SerialOracle After, string Said) Commit(Session session, ConflictStrategy strategy)
    {
        List<string> written = [],
            kept = [],
            merged = [],
            refused = [],
            changed = [];
        var after = Keys;
        var clock = Clock + 1;
        foreach (var (key, wanted) in session.Wants)
        {
            var (saw, at) = session.SeenOf(key);
            var now = Keys.TryGetValue(key, out var held) ? held : (Value: null, ChangedAt: 0);
            if (wanted == saw)
            {
                continue;
            }

            changed.Add(key);
            if (wanted == now.Value)
            {
                continue;
            }

            var value = wanted;
            if (now.ChangedAt <= at)
            {
                written.Add(key);
            }
            else if (strategy == ConflictStrategy.ErrorOnConflict)
            {
                refused.Add(key);
            }
            else if (strategy == ConflictStrategy.FirstWriteWins)
            {
                value = now.Value;
                kept.Add(key);
            }
            else if (
                strategy == ConflictStrategy.MergeArrays
                && Items(now.Value) is { } items
                && Items(wanted) is { } mine
            )
            {
                value = $"[{string.Join(',', items.Concat(mine.Where(item => !items.Contains(item)).Distinct()))}]";
                merged.Add(key);
            }
            else
            {
                written.Add(key);
            }

            if (value != now.Value)
            {
                after = after.SetItem(key, (value, clock));
            }
        }

        if (refused.Count > 0)
        {
            return (this, $"refused {string.Join(' ', refused)}");
        }

        var memory = after == Keys ? this : new SerialOracle(after, clock);
        foreach (var key in changed)
        {
            session.Seen[key] = (memory[key], memory.Clock);
        }

        session.Wants.Clear();
        return (
            memory,
            $"written {string.Join(' ', written)}; kept {string.Join(' ', kept)}; merged {string.Join(' ', merged)}"
        );
    }

    private static List<string>? Items(string? json) =>
        json is "[]" ? []
        : json is ['[', .. var items, ']'] ? [.. items.Split(',')]
        : null;
}
