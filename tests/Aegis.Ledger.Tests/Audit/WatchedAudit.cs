using Aegis.Accounts;

namespace Aegis.Ledger.Tests.Audit;

/// <summary>An audit whose rows can be changed or hidden on the way, and that can be added to while it is read.</summary>
internal sealed class WatchedAudit(IAuditStore inner) : IAuditStore
{
    /// <summary>Happens before anything is asked of the store.</summary>
    public Func<string, Task> Before { get; set; } = static _ => Task.CompletedTask;

    public Func<AuditRecord, AuditRecord?> OnRecord { get; set; } = static record => record;

    public Func<AuditSeal, AuditSeal?> OnSeal { get; set; } = static seal => seal;

    public Func<SealedOperation, SealedOperation?> OnSealed { get; set; } = static operation => operation;

    /// <summary>Said to be unsealed, without records.</summary>
    public List<SealedOperation> Ghosts { get; } = [];

    /// <summary>The most rows that were asked for at once.</summary>
    public int MostRows { get; private set; }

    public async ValueTask<long> CountClaimsAsync(string tenant, BillingPeriod period, CancellationToken token) =>
        await inner.CountClaimsAsync(tenant, period, token);

    public async ValueTask<IReadOnlyList<AuditRecord>> ReadByTimeAsync(
        string tenant,
        AuditRecord? after,
        DateTimeOffset from,
        DateTimeOffset to,
        int limit,
        CancellationToken token
    ) => await inner.ReadByTimeAsync(tenant, after, from, to, limit, token);

    public async ValueTask<IReadOnlyList<AuditRecord>> ReadByOperationAsync(
        string tenant,
        AuditPosition? after,
        int limit,
        CancellationToken token
    )
    {
        await AskAsync("records", limit);
        return Through(await inner.ReadByOperationAsync(tenant, after, limit, token), OnRecord);
    }

    public async ValueTask<IReadOnlyList<string>> ListUnsealedTenantsAsync(
        string? after,
        int limit,
        CancellationToken token
    ) => await inner.ListUnsealedTenantsAsync(after, limit, token);

    public async ValueTask<IReadOnlyList<SealedOperation>> ListUnsealedAsync(
        string tenant,
        AuditPosition? after,
        int limit,
        CancellationToken token
    )
    {
        await AskAsync("unsealed", limit);
        var ghosts = Ghosts.Where(ghost =>
            after is not { } last
            || (ghost.OperationId, ghost.Sequence).CompareTo((last.OperationId, last.Sequence)) > 0
        );
        return [.. ghosts.Concat(await inner.ListUnsealedAsync(tenant, after, limit, token)).Take(limit)];
    }

    public async ValueTask<IReadOnlyList<AuditSeal>> ReadSealsAsync(
        string tenant,
        long after,
        int limit,
        CancellationToken token
    )
    {
        await AskAsync("seals", limit);
        return Through(await inner.ReadSealsAsync(tenant, after, limit, token), OnSeal);
    }

    public async ValueTask<AuditSeal?> FindLastSealAsync(string tenant, CancellationToken token)
    {
        await AskAsync("last", 1);
        return await inner.FindLastSealAsync(tenant, token);
    }

    public async ValueTask<IReadOnlyList<SealedOperation>> ReadSealedAsync(
        string tenant,
        long number,
        CancellationToken token
    )
    {
        await AskAsync("covered", 1);
        return Through(await inner.ReadSealedAsync(tenant, number, token), OnSealed);
    }

    public async ValueTask<IReadOnlyList<SealedOperation>> ReadSealedAsync(
        string tenant,
        AuditPosition? after,
        int limit,
        CancellationToken token
    )
    {
        await AskAsync("sealed", limit);
        return Through(await inner.ReadSealedAsync(tenant, after, limit, token), OnSealed);
    }

    public async ValueTask<bool> AppendSealAsync(
        AuditSeal seal,
        IReadOnlyList<SealedOperation> operations,
        CancellationToken token
    )
    {
        await AskAsync("append", 1);
        return await inner.AppendSealAsync(seal, operations, token);
    }

    private Task AskAsync(string what, int limit)
    {
        MostRows = Math.Max(MostRows, limit);
        return Before(what);
    }

    private static List<T> Through<T>(IReadOnlyList<T> rows, Func<T, T?> change)
        where T : class => [.. rows.Select(change).OfType<T>()];
}
