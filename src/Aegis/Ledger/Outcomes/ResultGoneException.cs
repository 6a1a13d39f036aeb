namespace Aegis.Ledger;

/// <summary>The action was done before, and its result is not kept: too long ago, or too large. It was not done again.</summary>
/// <param name="operation">The action.</param>
public sealed class ResultGoneException(OperationRecord operation)
    : LedgerException(
        $"{Name(operation)} was done at {operation.FinishedAt:u}, and its result is not kept. It was not done again.",
        operation
    );
