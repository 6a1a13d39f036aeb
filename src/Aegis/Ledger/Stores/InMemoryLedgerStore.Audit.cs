using Aegis.Accounts;

namespace Aegis.Ledger;

// the audit of a tenant as a whole
public sealed partial class InMemoryLedgerStore
{
    /// <inheritdoc/>
    public ValueTask<long> CountClaimsAsync(string tenant, BillingPeriod period, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            return new(audit.ClaimsOf(tenant, period));
        }
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<AuditRecord>> ReadByTimeAsync(
        string tenant,
        AuditRecord? after,
        DateTimeOffset from,
        DateTimeOffset to,
        int limit,
        CancellationToken cancellationToken
    ) =>
        Page(
            () => audit.Of(tenant).Where(record => record.At >= from && record.At < to),
            static record => (record.At, OrderOf(record.OperationId), record.Sequence),
            after is null ? null : (after.At, OrderOf(after.OperationId), after.Sequence),
            limit
        );

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<AuditRecord>> ReadByOperationAsync(
        string tenant,
        AuditPosition? after,
        int limit,
        CancellationToken cancellationToken
    ) =>
        Page(
            () => audit.Of(tenant),
            static record => (default, OrderOf(record.OperationId), record.Sequence),
            KeyOf(after),
            limit
        );

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<string>> ListUnsealedTenantsAsync(
        string? after,
        int limit,
        CancellationToken cancellationToken
    )
    {
        lock (gate)
        {
            return new(
                audit
                    .Unsealed.Select(static record => record.Tenant)
                    .Where(tenant => after is null || string.CompareOrdinal(tenant, after) > 0)
                    .Distinct()
                    .Order(StringComparer.Ordinal)
                    .Take(limit)
                    .ToArray()
            );
        }
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<SealedOperation>> ListUnsealedAsync(
        string tenant,
        AuditPosition? after,
        int limit,
        CancellationToken cancellationToken
    ) =>
        Page(
            () =>
                audit
                    .Unsealed.Where(record => record.Tenant == tenant)
                    .Select(static record => new SealedOperation(record.OperationId, record.Sequence, record.Hash)),
            static operation => (default, OrderOf(operation.OperationId), operation.Sequence),
            KeyOf(after),
            limit
        );

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<AuditSeal>> ReadSealsAsync(
        string tenant,
        long after,
        int limit,
        CancellationToken cancellationToken
    )
    {
        lock (gate)
        {
            return new(
                audit
                    .SealsOf(tenant)
                    .Select(static entry => entry.Seal)
                    .Where(seal => seal.Number > after)
                    .Take(limit)
                    .ToArray()
            );
        }
    }

    /// <inheritdoc/>
    public ValueTask<AuditSeal?> FindLastSealAsync(string tenant, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            return new(audit.SealsOf(tenant) is [.., var last] ? last.Seal : null);
        }
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<SealedOperation>> ReadSealedAsync(
        string tenant,
        long number,
        CancellationToken cancellationToken
    )
    {
        lock (gate)
        {
            return new(audit.SealsOf(tenant).FirstOrDefault(entry => entry.Seal.Number == number).Operations ?? []);
        }
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<SealedOperation>> ReadSealedAsync(
        string tenant,
        AuditPosition? after,
        int limit,
        CancellationToken cancellationToken
    ) =>
        Page(
            () => audit.SealsOf(tenant).SelectMany(static entry => entry.Operations),
            static operation => (default, OrderOf(operation.OperationId), operation.Sequence),
            KeyOf(after),
            limit
        );

    /// <inheritdoc/>
    public ValueTask<bool> AppendSealAsync(
        AuditSeal seal,
        IReadOnlyList<SealedOperation> operations,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(seal);
        ArgumentNullException.ThrowIfNull(operations);
        lock (gate)
        {
            if (
                audit.SealsOf(seal.Tenant).Any(entry => entry.Seal.Number == seal.Number)
                || operations.Any(operation => !audit.Has(seal.Tenant, operation))
            )
            {
                return new(false);
            }

            audit.Add(seal, operations);
            return new(true);
        }
    }

    private static string OrderOf(Guid id) => id.ToString("n");

    private static (DateTimeOffset At, string Id, int Sequence)? KeyOf(AuditPosition? position) =>
        position is { } at ? (default, OrderOf(at.OperationId), at.Sequence) : null;

    private ValueTask<IReadOnlyList<T>> Page<T>(
        Func<IEnumerable<T>> all,
        Func<T, (DateTimeOffset At, string Id, int Sequence)> keyOf,
        (DateTimeOffset At, string Id, int Sequence)? after,
        int limit
    )
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        var order = Comparer<(DateTimeOffset At, string Id, int Sequence)>.Create(
            static (one, other) =>
                one.At != other.At ? one.At.CompareTo(other.At)
                : one.Id != other.Id ? string.CompareOrdinal(one.Id, other.Id)
                : one.Sequence.CompareTo(other.Sequence)
        );
        lock (gate)
        {
            return new(
                all()
                    .Where(item => after is not { } last || order.Compare(keyOf(item), last) > 0)
                    .OrderBy(keyOf, order)
                    .Take(limit)
                    .ToArray()
            );
        }
    }
}
