#pragma warning disable CA1001 // nobody asks the semaphore for its wait handle, which is all that it would dispose of
using Aegis.Ledger;
using Aegis.Memory;

namespace Aegis.Usage;

/// <summary>
/// The counters of all budgets, as keys of one memory: those that a call needs change together or not at all, in whatever
/// process. What a process has written last it need not read again.
/// </summary>
internal sealed class BudgetBook(IMemoryStore store)
{
    /// <summary>The memory's name.</summary>
    public const string Name = MemoryNames.Own + "budgets";

    private readonly SemaphoreSlim changing = new(1, 1);
    private Dictionary<string, MemoryEntry>? known;

    /// <summary>All counters, by their keys.</summary>
    public async ValueTask<IReadOnlyDictionary<string, BudgetCounter>> ReadAsync(CancellationToken cancellationToken)
    {
        var entries = await ReadEntriesAsync(cancellationToken).ConfigureAwait(false);
        return entries
            .Where(entry => entry.Value.Json is not null)
            .ToDictionary(entry => entry.Key, entry => BudgetCounter.Read(entry.Value.Json!), StringComparer.Ordinal);
    }

    /// <summary>Changes counters.</summary>
    /// <param name="keys">Their keys, each once.</param>
    /// <param name="change">
    /// Is given them in the same order, none for a counter that is not there, and returns what they become; nothing when they
    /// are to stay. It may be asked again, since others change them too.
    /// </param>
    /// <param name="cancellationToken">Gives up waiting; what was begun is ended.</param>
    /// <returns>Whether they were changed.</returns>
    public async ValueTask<bool> ChangeAsync(
        IReadOnlyList<string> keys,
        Func<BudgetCounter?[], BudgetCounter[]?> change,
        CancellationToken cancellationToken
    )
    {
        await changing.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var isFresh = known is null;
            while (true)
            {
                known ??= await ReadEntriesAsync(CancellationToken.None).ConfigureAwait(false);
                var before = keys.Select(key => known.GetValueOrDefault(key, MemoryEntry.None)).ToArray();
                var after = change([.. before.Select(Read)]);
                if (after is not null && await TryWriteAsync(keys, before, after).ConfigureAwait(false))
                {
                    return true;
                }

                if (after is null && isFresh)
                {
                    return false;
                }

                // others were there, or may have been: it is not refused by what was true some time ago
                known = null;
                isFresh = true;
            }
        }
        catch
        {
            // whether it was written is not known
            known = null;
            throw;
        }
        finally
        {
            changing.Release();
        }
    }

    private async Task<Dictionary<string, MemoryEntry>> ReadEntriesAsync(CancellationToken cancellationToken)
    {
        var entries = await store.ReadAsync(LedgerAction.DefaultTenant, Name, cancellationToken).ConfigureAwait(false);
        return new Dictionary<string, MemoryEntry>(entries, StringComparer.Ordinal);
    }

    private async ValueTask<bool> TryWriteAsync(IReadOnlyList<string> keys, MemoryEntry[] before, BudgetCounter[] after)
    {
        var writes = keys.Select((key, at) => MemoryWrite.Set(key, before[at].Version, after[at].Write())).ToList();
        var written = await store
            .TryWriteAsync(LedgerAction.DefaultTenant, Name, writes, CancellationToken.None)
            .ConfigureAwait(false);
        if (written is not { } version)
        {
            return false;
        }

        foreach (var write in writes)
        {
            known![write.Key] = new MemoryEntry(version, write.Json);
        }

        return true;
    }

    private static BudgetCounter? Read(MemoryEntry entry) => entry.Json is { } json ? BudgetCounter.Read(json) : null;
}
