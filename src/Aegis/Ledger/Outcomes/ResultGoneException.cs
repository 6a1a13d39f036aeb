namespace Aegis.Ledger;

/// <summary>
/// The action was done before, and its result is not there: it was too long ago, the result was too large, its type has changed
/// since, or a person who said that it was done gave another. The action was not done again.
/// </summary>
/// <param name="operation">The action.</param>
/// <param name="innerException">Why the recorded result can not be read; none when there is none.</param>
public sealed class ResultGoneException(OperationRecord operation, Exception? innerException = null)
    : LedgerException(
        $"{Name(operation)} was done at {operation.FinishedAt:u}, and its result "
            + (innerException is null ? "is not kept" : $"can not be read ({innerException.Message})")
            + ". It was not done again.",
        operation,
        innerException
    );
