namespace Aegis.Memory.Tests.Sessions;

/// <summary>A store, and what happens in the midst of it.</summary>
internal sealed class InterposedStore(IMemoryStore store) : IMemoryStore
{
    public Action? BeforeWrite { get; set; }

    /// <summary>With the version, if it was written.</summary>
    public Action<long?>? AfterWrite { get; set; }

    public Action? AfterRead { get; set; }

    /// <summary>Whether it answers on another thread.</summary>
    public bool IsSlow { get; set; }

    public async ValueTask<IReadOnlyDictionary<string, MemoryEntry>> ReadAsync(
        string tenant,
        string memory,
        CancellationToken cancellationToken
    )
    {
        await PauseAsync();
        var entries = await store.ReadAsync(tenant, memory, cancellationToken);
        AfterRead?.Invoke();
        return entries;
    }

    public async ValueTask<long?> TryWriteAsync(
        string tenant,
        string memory,
        IReadOnlyList<MemoryWrite> writes,
        CancellationToken cancellationToken
    )
    {
        await PauseAsync();
        BeforeWrite?.Invoke();
        var version = await store.TryWriteAsync(tenant, memory, writes, cancellationToken);
        AfterWrite?.Invoke(version);
        return version;
    }

    public ValueTask<IReadOnlyList<MemoryStatistics>> ListAsync(string tenant, CancellationToken cancellationToken) =>
        store.ListAsync(tenant, cancellationToken);

    private async Task PauseAsync()
    {
        if (IsSlow)
        {
            await Task.Yield();
        }
    }
}
