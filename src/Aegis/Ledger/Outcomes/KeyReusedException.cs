namespace Aegis.Ledger;

/// <summary>The key belongs to another action: other arguments, another operation or another thread. Nothing was done.</summary>
/// <param name="operation">What the key belongs to.</param>
public sealed class KeyReusedException(OperationRecord operation)
    : LedgerException(
        $"The key is taken by {Name(operation)}, which has other arguments, another name or another thread. Nothing was done. "
            + "Use another key for another action.",
        operation
    );
