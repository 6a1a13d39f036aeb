using System.Collections.Immutable;
using System.Text;

namespace Aegis.Memory;

/// <summary>Keeps memories in this process, and forgets them with it.</summary>
public sealed class InMemoryMemoryStore : IMemoryStore
{
    private static readonly Kept Empty = new(
        ImmutableDictionary.Create<string, MemoryEntry>(StringComparer.Ordinal),
        Version: 0
    );

    private readonly object gate = new();
    private readonly Dictionary<(string Tenant, string Memory), Kept> memories = [];

    /// <inheritdoc/>
    public ValueTask<IReadOnlyDictionary<string, MemoryEntry>> ReadAsync(
        string tenant,
        string memory,
        CancellationToken cancellationToken
    )
    {
        MemoryNames.ThrowIfUnfit(tenant, memory);
        cancellationToken.ThrowIfCancellationRequested();
        lock (gate)
        {
            // what is handed out never changes: a snapshot costs nothing
            return new(memories.GetValueOrDefault((tenant, memory), Empty).Entries);
        }
    }

    /// <inheritdoc/>
    public ValueTask<long?> TryWriteAsync(
        string tenant,
        string memory,
        IReadOnlyList<MemoryWrite> writes,
        CancellationToken cancellationToken
    )
    {
        MemoryNames.ThrowIfUnfit(tenant, memory);
        ArgumentNullException.ThrowIfNull(writes);
        cancellationToken.ThrowIfCancellationRequested();
        lock (gate)
        {
            var kept = memories.GetValueOrDefault((tenant, memory), Empty);
            foreach (var write in writes)
            {
                if (kept.Entries.GetValueOrDefault(write.Key, MemoryEntry.None).Version != write.ExpectedVersion)
                {
                    return new((long?)null);
                }
            }

            var version = kept.Version + 1;
            memories[(tenant, memory)] = new(Apply(kept.Entries, writes, version), version);
            return new(version);
        }
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<MemoryStatistics>> ListAsync(string tenant, CancellationToken cancellationToken)
    {
        MemoryNames.ThrowIfUnfitTenant(tenant);
        cancellationToken.ThrowIfCancellationRequested();
        lock (gate)
        {
            return new([
                .. memories
                    .Where(memory => memory.Key.Tenant == tenant)
                    .Select(memory => StatisticsOf(memory.Key.Memory, memory.Value))
                    .OrderBy(memory => memory.Name, StringComparer.Ordinal),
            ]);
        }
    }

    private static MemoryStatistics StatisticsOf(string name, Kept kept)
    {
        var values = kept.Entries.Values.Where(entry => entry.Json is not null).ToList();
        return new(
            name,
            values.Count,
            values.Sum(entry => (long)Encoding.UTF8.GetByteCount(entry.Json!)),
            kept.Version
        );
    }

    private static ImmutableDictionary<string, MemoryEntry> Apply(
        ImmutableDictionary<string, MemoryEntry> entries,
        IReadOnlyList<MemoryWrite> writes,
        long version
    )
    {
        var after = entries.ToBuilder();
        foreach (var write in writes)
        {
            if (write.Kind != MemoryWriteKind.Check)
            {
                after[write.Key] = new MemoryEntry(version, write.Json);
            }
        }

        if (version % IMemoryStore.RemovedAreKeptFor == 0)
        {
            // now and then, since it looks at all: they are kept for up to twice as long
            var oldest = version - IMemoryStore.RemovedAreKeptFor;
            after.RemoveRange(
                after.Where(e => e.Value.Json is null && e.Value.Version < oldest).Select(e => e.Key).ToList()
            );
        }

        return after.ToImmutable();
    }

    private sealed record Kept(ImmutableDictionary<string, MemoryEntry> Entries, long Version);
}
