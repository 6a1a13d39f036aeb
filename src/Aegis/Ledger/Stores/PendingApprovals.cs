namespace Aegis.Ledger;

/// <summary>Pages of approvals that can be decided.</summary>
internal static class PendingApprovals
{
    public static ApprovalRecord[] Page(
        IEnumerable<StoredOperation> operations,
        string tenant,
        ApprovalCursor? after,
        int limit,
        DateTimeOffset now
    ) =>
        [
            .. operations
                .Where(stored => stored.Record.Tenant == tenant && stored.CanBeDecided(now))
                .Select(static stored => (Approval: stored.Approval!, Order: OrderOf(stored.Approval!)))
                .Where(pending => after is not { } cursor || Compare(pending.Order, OrderOf(cursor)) > 0)
                .OrderBy(static pending => pending.Order, Comparer<(DateTimeOffset, string)>.Create(Compare))
                .Take(limit)
                .Select(static pending => pending.Approval),
        ];

    private static (DateTimeOffset At, string Id) OrderOf(ApprovalRecord approval) =>
        (approval.RequestedAt, approval.Operation.Id.ToString("n"));

    private static (DateTimeOffset At, string Id) OrderOf(ApprovalCursor cursor) =>
        (cursor.RequestedAt, cursor.OperationId.ToString("n"));

    private static int Compare((DateTimeOffset At, string Id) one, (DateTimeOffset At, string Id) other) =>
        one.At != other.At ? one.At.CompareTo(other.At) : string.CompareOrdinal(one.Id, other.Id);
}
