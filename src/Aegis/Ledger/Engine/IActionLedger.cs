namespace Aegis.Ledger;

/// <summary>Makes actions happen once, also when they are asked for twice, at the same time, or again after a crash.</summary>
public interface IActionLedger
{
    /// <summary>Does an action, or gives what it gave before.</summary>
    /// <typeparam name="T">What the action gives; kept as JSON.</typeparam>
    /// <param name="action">Which action.</param>
    /// <param name="effect">
    /// Does it. Its token fires when another may take the action over, never because the caller gave up: what has begun is
    /// finished, and the result is there for the next call. Throws <see cref="DefinitelyNotExecutedException"/> when nothing
    /// has happened for certain.
    /// </param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>What it gave, now or before.</returns>
    /// <exception cref="KeyReusedException">The key belongs to another action.</exception>
    /// <exception cref="OperationInProgressException">Somebody else is doing it, and has not ended in time.</exception>
    /// <exception cref="ApprovalPendingException">Nobody has allowed it yet.</exception>
    /// <exception cref="OperationFailedException">It failed before, for good, or was not allowed.</exception>
    /// <exception cref="OutcomeUnknownException">It may have happened, now or before, and is not repeated.</exception>
    /// <exception cref="ResultGoneException">It was done before, and its result is not kept.</exception>
    /// <exception cref="LedgerUnavailableException">The store could not be asked; nothing was done.</exception>
    /// <exception cref="CanonicalJsonException">The arguments are no JSON with one certain meaning.</exception>
    /// <exception cref="NotSupportedException">The effect is transactional, and the store has no transactions.</exception>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    ValueTask<T> ExecuteAsync<T>(
        LedgerAction action,
        Func<LedgerCall, CancellationToken, ValueTask<T>> effect,
        CancellationToken cancellationToken = default
    );

    /// <summary>
    /// Looks after operations whose owner is gone: what had not begun has failed and may be tried again, what had begun is
    /// unknown, and approvals that nobody gave or used in time are over.
    /// </summary>
    /// <param name="cancellationToken">Gives up after the operation at hand.</param>
    /// <returns>How many operations it has moved.</returns>
    ValueTask<int> RecoverAsync(CancellationToken cancellationToken = default);
}
