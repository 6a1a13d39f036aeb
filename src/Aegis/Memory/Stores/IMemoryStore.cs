namespace Aegis.Memory;

/// <summary>
/// Where memories are kept: for each tenant and name, keys with a version and a value. Implementations are safe to use at the
/// same time, those of several processes on one database too.
/// </summary>
public interface IMemoryStore
{
    /// <summary>
    /// For how many further changes of a memory a removed key keeps its version, so that a session that is older than the removal
    /// sees it: 10,000. After that it may be forgotten, and has the version 0.
    /// </summary>
    const int RemovedAreKeptFor = 10_000;

    /// <summary>Reads a memory, as of one moment.</summary>
    /// <param name="tenant">Whose it is: 1 to 128 bytes of UTF-8.</param>
    /// <param name="memory">Its name: 1 to 255 bytes of UTF-8.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>Every key, removed ones included; nothing later changes it. It is empty when there is no such memory.</returns>
    ValueTask<IReadOnlyDictionary<string, MemoryEntry>> ReadAsync(
        string tenant,
        string memory,
        CancellationToken cancellationToken
    );

    /// <summary>Writes all keys, or none when one of them has another version than it is expected to have.</summary>
    /// <param name="tenant">Whose memory it is.</param>
    /// <param name="memory">Its name. A memory that is not there is created.</param>
    /// <param name="writes">What to write: each key once, and at least one that is not only checked.</param>
    /// <param name="cancellationToken">Gives up waiting: it may be written all the same.</param>
    /// <returns>
    /// The version of what was set or removed, greater than any that the memory had; none when nothing was written. By then it
    /// is durable, as far as the store is.
    /// </returns>
    ValueTask<long?> TryWriteAsync(
        string tenant,
        string memory,
        IReadOnlyList<MemoryWrite> writes,
        CancellationToken cancellationToken
    );

    /// <summary>How much the memories of a tenant hold.</summary>
    /// <param name="tenant">Whose they are.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>All that are there, by their names in ordinal order.</returns>
    ValueTask<IReadOnlyList<MemoryStatistics>> ListAsync(string tenant, CancellationToken cancellationToken);
}
