namespace Aegis.Ledger;

/// <summary>The action failed before, for good: it did not happen, and is not tried again.</summary>
/// <param name="operation">The action.</param>
public sealed class OperationFailedException(OperationRecord operation)
    : LedgerException($"{Name(operation)} was not done. {operation.Failure?.Message}", operation)
{
    /// <summary>Why.</summary>
    public FailureKind Kind { get; } = operation.Failure?.Kind ?? FailureKind.Definite;
}
