using Aegis.Accounts;

namespace Aegis.Ledger;

/// <summary>
/// Keeps operations in this process: they end with it. It has no database transaction, so a
/// <see cref="ToolEffect.Transactional"/> operation needs another store.
/// </summary>
/// <param name="timeProvider">The store's clock. Default: the system's.</param>
public sealed partial class InMemoryLedgerStore(TimeProvider? timeProvider = null) : ILedgerStore, IAuditStore
{
    private readonly TimeProvider clock = timeProvider ?? TimeProvider.System;
    private readonly object gate = new();
    private readonly Dictionary<(string Tenant, string Key), StoredOperation> byKey = [];
    private readonly Dictionary<Guid, StoredOperation> byId = [];
    private readonly AuditTrails audit = new();

    // as coarse as any other store's
    private DateTimeOffset Now => DateTimeOffset.FromUnixTimeMilliseconds(clock.GetUtcNow().ToUnixTimeMilliseconds());

    /// <inheritdoc/>
    public ValueTask<OperationRecord> ClaimAsync(OperationClaim claim, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(claim);
        claim = claim.Checked();
        cancellationToken.ThrowIfCancellationRequested();
        lock (gate)
        {
            var now = Now;
            if (byKey.TryGetValue((claim.Tenant, claim.Key), out var stored))
            {
                if (!stored.IsExpired(now))
                {
                    return new(stored.At(now));
                }

                Remove(stored);
            }

            ThrowIfOverQuota(claim, now);
            var claimed = StoredOperation.Of(claim, now);
            Put(claimed);
            audit.Add(AuditChain.First(claimed.Record, claim, now));
            foreach (var step in claim.Steps)
            {
                Apply(step, now);
            }

            return new(byId[claim.Id].At(now));
        }
    }

    /// <inheritdoc/>
    public ValueTask<OperationRecord?> TransitionAsync(
        OperationTransition transition,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(transition);
        cancellationToken.ThrowIfCancellationRequested();
        lock (gate)
        {
            var now = Now;
            return new(Apply(transition, now)?.At(now));
        }
    }

    /// <inheritdoc/>
    public ValueTask<OperationRecord?> FindAsync(string tenant, Guid id, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            var now = Now;
            return new(Find(tenant, id, now)?.At(now));
        }
    }

    /// <inheritdoc/>
    public ValueTask<OperationRecord?> FindByKeyAsync(string tenant, string key, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            var now = Now;
            return new(
                byKey.TryGetValue((tenant, key), out var stored) && !stored.IsExpired(now) ? stored.At(now) : null
            );
        }
    }

    /// <inheritdoc/>
    public ValueTask<ApprovalRecord?> FindApprovalAsync(
        string tenant,
        Guid operationId,
        CancellationToken cancellationToken
    )
    {
        lock (gate)
        {
            return new(Find(tenant, operationId, Now)?.Approval);
        }
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<ApprovalRecord>> ListPendingApprovalsAsync(
        string tenant,
        ApprovalCursor? after,
        int limit,
        CancellationToken cancellationToken
    )
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        lock (gate)
        {
            return new(PendingApprovals.Page(byId.Values, tenant, after, limit, Now));
        }
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<OperationRecord>> ListRecoverableAsync(
        int limit,
        CancellationToken cancellationToken
    )
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        lock (gate)
        {
            var now = Now;
            return new(
                byId.Values.Where(stored => stored.IsRecoverable(now))
                    .OrderBy(static stored => stored.Record.CreatedAt)
                    .Take(limit)
                    .Select(stored => stored.At(now))
                    .ToArray()
            );
        }
    }

    /// <inheritdoc/>
    /// <remarks>
    /// The audit of an operation goes with it, since memory is all that there is, unless a seal covers it.
    /// </remarks>
    public ValueTask<int> ReapAsync(int limit, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        lock (gate)
        {
            var now = Now;
            var expired = byId.Values.Where(stored => stored.IsExpired(now)).Take(limit).ToList();
            foreach (var stored in expired)
            {
                Remove(stored);
            }

            var emptied = byId
                .Values.Where(stored => stored.Record.Result is not null && stored.IsResultOver(now))
                .Take(limit - expired.Count)
                .ToList();
            emptied.ForEach(stored => Put(stored with { Record = stored.Record with { Result = null } }));
            return new(expired.Count + emptied.Count);
        }
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<AuditRecord>> ReadAuditAsync(
        string tenant,
        Guid operationId,
        CancellationToken cancellationToken
    )
    {
        lock (gate)
        {
            return new(audit.Of(tenant, operationId));
        }
    }

    private StoredOperation? Apply(OperationTransition transition, DateTimeOffset now)
    {
        if (
            Find(transition.Operation.Tenant, transition.Operation.Id, now) is not { } stored
            || TransitionRules.Apply(stored, transition, now) is not { } after
        )
        {
            return null;
        }

        Put(after);
        if (transition.AuditAction is not null)
        {
            audit.Add(AuditChain.Next(after.Record, audit.LastOf(after.Record), transition, now));
        }

        return after;
    }

    // the audit is the counter: here it costs nothing to look
    private void ThrowIfOverQuota(OperationClaim claim, DateTimeOffset now)
    {
        if (
            claim.Quota is { } quota
            && audit.ClaimsOf(claim.Tenant, BillingPeriod.Of(now)) is var used
            && used >= quota.Cap
        )
        {
            throw new QuotaExceededException(claim.Tenant, quota.Cap, used);
        }
    }

    private StoredOperation? Find(string tenant, Guid id, DateTimeOffset now) =>
        byId.TryGetValue(id, out var stored) && stored.Record.Tenant == tenant && !stored.IsExpired(now)
            ? stored
            : null;

    private void Put(StoredOperation stored)
    {
        byKey[(stored.Record.Tenant, stored.Record.Key)] = stored;
        byId[stored.Record.Id] = stored;
    }

    private void Remove(StoredOperation stored)
    {
        byKey.Remove((stored.Record.Tenant, stored.Record.Key));
        byId.Remove(stored.Record.Id);
        audit.Forget(stored.Record);
    }
}
