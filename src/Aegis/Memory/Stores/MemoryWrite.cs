namespace Aegis.Memory;

/// <summary>One key of a commit.</summary>
public sealed record MemoryWrite
{
    private MemoryWrite(string key, long expectedVersion, MemoryWriteKind kind, string? json)
    {
        ArgumentException.ThrowIfNullOrEmpty(key);
        ArgumentOutOfRangeException.ThrowIfNegative(expectedVersion);
        (Key, ExpectedVersion, Kind, Json) = (key, expectedVersion, kind, json);
    }

    /// <summary>The key.</summary>
    public string Key { get; }

    /// <summary>The version that the key has to have; 0: it was never there, or is forgotten.</summary>
    public long ExpectedVersion { get; }

    /// <summary>What becomes of it.</summary>
    public MemoryWriteKind Kind { get; }

    /// <summary>The new value; none unless it is set.</summary>
    public string? Json { get; }

    /// <summary>The key is left as it is.</summary>
    /// <param name="key">The key.</param>
    /// <param name="expectedVersion">The version that it has to have.</param>
    public static MemoryWrite Check(string key, long expectedVersion) =>
        new(key, expectedVersion, MemoryWriteKind.Check, json: null);

    /// <summary>The key is given a value.</summary>
    /// <param name="key">The key.</param>
    /// <param name="expectedVersion">The version that it has to have.</param>
    /// <param name="json">The value.</param>
    public static MemoryWrite Set(string key, long expectedVersion, string json)
    {
        ArgumentException.ThrowIfNullOrEmpty(json);
        return new(key, expectedVersion, MemoryWriteKind.Set, json);
    }

    /// <summary>The key is removed.</summary>
    /// <param name="key">The key.</param>
    /// <param name="expectedVersion">The version that it has to have.</param>
    public static MemoryWrite Remove(string key, long expectedVersion) =>
        new(key, expectedVersion, MemoryWriteKind.Remove, json: null);
}
