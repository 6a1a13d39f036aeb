namespace Aegis.Ledger;

/// <summary>The store could not be asked, so nothing was done.</summary>
/// <param name="innerException">What the store said last.</param>
public sealed class LedgerUnavailableException(Exception innerException)
    : LedgerException(
        $"The ledger's store could not be asked, so nothing was done: {innerException.Message}",
        operation: null,
        innerException
    );
