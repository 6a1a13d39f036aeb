using System.Diagnostics.CodeAnalysis;

namespace Aegis.Memory;

/// <summary>
/// What one agent or piece of work sees and does of a <see cref="SessionMemory"/>: the state when the session began, with its own
/// changes. Others see them when it is committed, and never when it is not. Safe to use at the same time.
/// </summary>
/// <remarks>
/// Values are copies, at any depth: to change what was read changes nothing until it is set again.
/// </remarks>
public sealed partial class MemorySession
{
    private readonly object gate = new();
    private readonly SessionMemory memory;
    private readonly IReadOnlyDictionary<string, MemoryEntry> snapshot;

    /// <summary>What this session has learnt by its commits; over the snapshot.</summary>
    private readonly Dictionary<string, MemoryEntry> learnt = new(StringComparer.Ordinal);

    /// <summary>What this session has changed since; no value: it is removed.</summary>
    private readonly Dictionary<string, string?> changes = new(StringComparer.Ordinal);

    internal MemorySession(SessionMemory memory, IReadOnlyDictionary<string, MemoryEntry> snapshot) =>
        (this.memory, this.snapshot) = (memory, snapshot);

    /// <summary>The keys that have a value, in ordinal order.</summary>
    public IReadOnlyList<string> Keys
    {
        get
        {
            lock (gate)
            {
                return
                [
                    .. snapshot
                        .Keys.Union(learnt.Keys, StringComparer.Ordinal)
                        .Union(changes.Keys, StringComparer.Ordinal)
                        .Where(key => Find(key) is not null)
                        .Order(StringComparer.Ordinal),
                ];
            }
        }
    }

    /// <summary>Whether something was set or removed and not committed.</summary>
    public bool HasChanges
    {
        get
        {
            lock (gate)
            {
                return changes.Count > 0;
            }
        }
    }

    /// <summary>The value of a key: a copy, which is the caller's.</summary>
    /// <typeparam name="T">
    /// Its type: the one that it was set as, any other that reads the same JSON, or a <c>JsonElement</c> or <c>JsonNode</c>.
    /// </typeparam>
    /// <param name="key">The key.</param>
    /// <returns>The value; <see langword="null"/> only when that was set.</returns>
    /// <exception cref="KeyNotFoundException">There is no such key.</exception>
    /// <exception cref="MemoryValueException">The value is none of that type.</exception>
    public T Get<T>(string key) =>
        TryGet<T>(key, out var value)
            ? value!
            : throw new KeyNotFoundException(
                $"Memory '{memory.Name}' has no '{key}'. Its keys are: {string.Join(", ", Keys.Take(20))}"
                    + $"{(Keys.Count > 20 ? ", …" : "")}."
            );

    /// <summary>The value of a key, if there is one.</summary>
    /// <typeparam name="T">Its type, as for <see cref="Get{T}"/>.</typeparam>
    /// <param name="key">The key.</param>
    /// <param name="value">The value: a copy, which is the caller's; the type's default when there is no such key.</param>
    /// <returns>Whether there is such a key.</returns>
    /// <exception cref="MemoryValueException">The value is none of that type.</exception>
    public bool TryGet<T>(string key, [MaybeNull] out T value)
    {
        ArgumentNullException.ThrowIfNull(key);
        string? json;
        lock (gate)
        {
            json = Find(key);
        }

        value = json is null ? default : memory.Values.Read<T>(key, json);
        return json is not null;
    }

    /// <summary>Gives a key a value: a copy of this one, taken now.</summary>
    /// <typeparam name="T">The type that it is written as.</typeparam>
    /// <param name="key">The key: 1 to 255 bytes of UTF-8.</param>
    /// <param name="value">The value; <see langword="null"/> is one.</param>
    /// <exception cref="ArgumentException">The key is empty or too long.</exception>
    /// <exception cref="MemoryValueException">The value can not be written as JSON.</exception>
    public void Set<T>(string key, T value)
    {
        MemoryNames.ThrowIfUnfitKey(key);
        var json = memory.Values.Write(key, value);
        lock (gate)
        {
            changes[key] = json;
        }

        MemoryNotes.Add(this, key);
    }

    /// <summary>Removes a key.</summary>
    /// <param name="key">The key.</param>
    /// <returns>Whether it was there.</returns>
    public bool Remove(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        lock (gate)
        {
            if (Find(key) is null)
            {
                return false;
            }

            changes[key] = null;
        }

        MemoryNotes.Add(this, key);
        return true;
    }

    private string? Find(string key) => changes.TryGetValue(key, out var json) ? json : Before(key).Json;

    /// <summary>What was committed when this session last looked.</summary>
    private MemoryEntry Before(string key) =>
        learnt.TryGetValue(key, out var entry) || snapshot.TryGetValue(key, out entry) ? entry : MemoryEntry.None;
}
