namespace Aegis.Ledger;

/// <summary>Somebody else is doing the same action, and has not ended in time. Nothing was done twice.</summary>
/// <param name="operation">The action.</param>
public sealed class OperationInProgressException(OperationRecord operation)
    : LedgerException(
        $"{Name(operation)} is under way elsewhere, and has not ended. Ask again later with the same key.",
        operation
    )
{
    /// <summary>When to ask again: once its owner has to have shown that it is still there; 1 to 30 seconds.</summary>
    public TimeSpan RetryAfter { get; } =
        TimeSpan.FromSeconds(Math.Clamp(Math.Ceiling(operation.LeaseLeft?.TotalSeconds ?? 5), 1, 30));
}
