namespace Aegis.Ledger;

/// <summary>An action was not done now, or nobody knows whether it was. What follows from it is up to the derived type.</summary>
public abstract class LedgerException : Exception
{
    private protected LedgerException(string message, OperationRecord? operation, Exception? innerException = null)
        : base(message, innerException) => Operation = operation;

    /// <summary>The operation as it was read last; none when it could not be read.</summary>
    public OperationRecord? Operation { get; }

    private protected static string Name(OperationRecord operation) =>
        $"'{operation.Operation}' with key '{operation.Key}' (operation {operation.Id})";
}
