#pragma warning disable CA1001 // nobody asks the semaphore for its wait handle, which is all that it would dispose of

namespace Aegis.Memory;

// how a session becomes the memory
public sealed partial class MemorySession
{
    private readonly SemaphoreSlim committing = new(1, 1);

    /// <summary>
    /// Makes what this session has changed the memory's, all of it at once: others see every key or none. What was set to the
    /// value that it had is no change. Afterwards the session goes on from there, and may be changed and committed again.
    /// </summary>
    /// <param name="strategy">
    /// What to do about conflicts over keys for which neither <paramref name="keyStrategies"/> nor
    /// <see cref="SessionMemoryOptions.KeyStrategies"/> say otherwise. Default: <see cref="SessionMemoryOptions.Strategy"/>.
    /// </param>
    /// <param name="keyStrategies">What to do about conflicts over these keys in this commit. Default: nothing special.</param>
    /// <param name="cancellationToken">Gives up; whether it is committed is then unknown.</param>
    /// <returns>What became of each key.</returns>
    /// <remarks>
    /// To commit again after the store has failed, or was given up, is safe: what has been committed is then no change any more.
    /// </remarks>
    /// <exception cref="MemoryConflictException">A key is in conflict and that is an error; nothing is committed.</exception>
    /// <exception cref="ArgumentException">A strategy is none.</exception>
    public async ValueTask<CommitResult> CommitAsync(
        ConflictStrategy? strategy = null,
        IReadOnlyDictionary<string, ConflictStrategy>? keyStrategies = null,
        CancellationToken cancellationToken = default
    )
    {
        var rules = (
            memory.Rules with
            {
                Strategy = strategy ?? memory.Rules.Strategy,
                OfCommit = keyStrategies,
            }
        ).Validated();
        await committing.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await CommitAsync(Changed(), rules, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            committing.Release();
        }
    }

    private async ValueTask<CommitResult> CommitAsync(
        List<MemoryChange> changed,
        ConflictRules rules,
        CancellationToken cancellationToken
    )
    {
        // most often nobody else was there; if so, the store says it, and one of those who were has been committed
        var now = changed.ToDictionary(change => change.Key, change => change.Before, StringComparer.Ordinal);
        IReadOnlyDictionary<string, MemoryEntry> committed = now;
        while (true)
        {
            var plan = CommitPlan.Of(memory.Name, changed, committed, rules);
            if (!plan.HasWrites)
            {
                Learn(changed, plan, committed, version: 0);
                return plan.Result;
            }

            var written = await memory
                .Store.TryWriteAsync(memory.Tenant, memory.Name, plan.Writes, cancellationToken)
                .ConfigureAwait(false);
            if (written is { } version)
            {
                Learn(changed, plan, committed, version);
                return plan.Result;
            }

            committed = await memory
                .Store.ReadAsync(memory.Tenant, memory.Name, cancellationToken)
                .ConfigureAwait(false);
        }
    }

    private List<MemoryChange> Changed()
    {
        lock (gate)
        {
            return
            [
                .. changes
                    .Select(change => new MemoryChange(change.Key, Origin(change.Key), change.Value))
                    .OrderBy(change => change.Key, StringComparer.Ordinal),
            ];
        }
    }

    private void Learn(
        List<MemoryChange> changed,
        CommitPlan plan,
        IReadOnlyDictionary<string, MemoryEntry> committed,
        long version
    )
    {
        lock (gate)
        {
            foreach (var write in plan.Writes)
            {
                learnt[write.Key] =
                    write.Kind == MemoryWriteKind.Check
                        ? committed.GetValueOrDefault(write.Key, MemoryEntry.None)
                        : new MemoryEntry(version, write.Json);
            }

            foreach (var change in changed)
            {
                origins.Remove(change.Key);
                // somebody may have changed it again while it was on its way
                if (changes.TryGetValue(change.Key, out var json) && ReferenceEquals(json, change.Json))
                {
                    changes.Remove(change.Key);
                }
            }
        }
    }
}
