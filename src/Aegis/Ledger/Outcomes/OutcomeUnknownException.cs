namespace Aegis.Ledger;

/// <summary>
/// The action may have happened. It is not repeated until a probe, its late owner or an authorised person has found out.
/// </summary>
/// <param name="operation">The action.</param>
/// <param name="innerException">What ended it, when that was seen just now.</param>
public sealed class OutcomeUnknownException(OperationRecord operation, Exception? innerException = null)
    : LedgerException(
        $"Whether {Name(operation)} took effect is unknown, and it was not repeated. Find out, and resolve the operation."
            + (
                innerException is null
                    ? ""
                    : $" It ended with {innerException.GetType().Name}: {innerException.Message}"
            ),
        operation,
        innerException
    );
