namespace Aegis.Ledger;

/// <summary>Nobody has allowed the action yet. Ask again later with the same key.</summary>
/// <param name="operation">The action.</param>
public sealed class ApprovalPendingException(OperationRecord operation)
    : LedgerException($"{Name(operation)} waits for approval. Nothing was done.", operation);
