namespace Aegis.Ledger;

/// <summary>
/// Where operations are kept. All decisions are the store's: it alone has the clock, and it changes an operation by single
/// conditional statements, never by what somebody read before.
/// </summary>
/// <remarks>
/// Any method may throw what the store's driver throws. For whoever called, that means "unknown", and not "no": it reads the
/// operation by its id before it decides anything. A token gives up waiting; what was sent may take effect all the same.
/// All times are whole milliseconds. A row whose <see cref="OperationRecord.ExpiresAt"/> is over counts as absent everywhere,
/// and a result whose <see cref="OperationRecord.ResultExpiresAt"/> is over reads as none, reaped or not.
/// <see cref="IDisposable"/> and the like are up to each store.
/// </remarks>
public interface ILedgerStore
{
    /// <summary>
    /// Takes a key unless somebody has it: one insert on (tenant, key) that does nothing on a conflict. An expired row is
    /// removed first. Who loses reads the row. The operation starts pending with fence 1 and attempt 1, claimed with owner and
    /// lease, or awaiting approval together with its approval; the audit's first record is written with it.
    /// </summary>
    /// <param name="claim">What is wanted.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>
    /// The operation that has the key: the claim's own when its id is the claim's. A claim that is repeated finds its own.
    /// </returns>
    ValueTask<OperationRecord> ClaimAsync(OperationClaim claim, CancellationToken cancellationToken);

    /// <summary>Applies a step, and writes its audit record, in one database transaction.</summary>
    /// <param name="transition">The step.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>The operation after it; none when it was not as the step requires, and nothing has changed.</returns>
    ValueTask<OperationRecord?> TransitionAsync(OperationTransition transition, CancellationToken cancellationToken);

    /// <summary>Reads an operation by its id.</summary>
    /// <param name="tenant">Whose it is. That of another is not there.</param>
    /// <param name="id">Its id.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>The operation; none when there is none.</returns>
    ValueTask<OperationRecord?> FindAsync(string tenant, Guid id, CancellationToken cancellationToken);

    /// <summary>Reads an operation by its key.</summary>
    /// <param name="tenant">Whose it is. That of another is not there.</param>
    /// <param name="key">Its key.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>The operation; none when there is none.</returns>
    ValueTask<OperationRecord?> FindByKeyAsync(string tenant, string key, CancellationToken cancellationToken);

    /// <summary>Reads the last approval that was asked for an operation.</summary>
    /// <param name="tenant">Whose it is. That of another is not there.</param>
    /// <param name="operationId">The operation's id.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>The approval; none when none was asked for.</returns>
    ValueTask<ApprovalRecord?> FindApprovalAsync(string tenant, Guid operationId, CancellationToken cancellationToken);

    /// <summary>
    /// Reads approvals that are requested and whose decide-by is not over, by the time of the request, then by the id of the
    /// operation as hexadecimal digits.
    /// </summary>
    /// <param name="tenant">Whose they are.</param>
    /// <param name="after">Where the page before ended; none for the first page.</param>
    /// <param name="limit">How many at most, from 1 on.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>The approvals.</returns>
    ValueTask<IReadOnlyList<ApprovalRecord>> ListPendingApprovalsAsync(
        string tenant,
        ApprovalCursor? after,
        int limit,
        CancellationToken cancellationToken
    );

    /// <summary>
    /// Reads operations of all tenants that nobody takes care of: claimed or executing with the lease over, awaiting approval
    /// with the decide-by over, approved with the valid-until over. The oldest first.
    /// </summary>
    /// <param name="limit">How many at most, from 1 on.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>The operations.</returns>
    ValueTask<IReadOnlyList<OperationRecord>> ListRecoverableAsync(int limit, CancellationToken cancellationToken);

    /// <summary>
    /// Frees space in one short transaction: deletes expired rows with their approvals, and results that are no longer kept.
    /// Nothing depends on it. The audit stays.
    /// </summary>
    /// <param name="limit">How many rows at most, from 1 on.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>How many rows it changed; fewer than <paramref name="limit"/> when nothing is left.</returns>
    ValueTask<int> ReapAsync(int limit, CancellationToken cancellationToken);

    /// <summary>Reads all that was done to an operation, from the first on, also after the operation itself is gone.</summary>
    /// <param name="tenant">Whose it is. That of another is not there.</param>
    /// <param name="operationId">The operation's id.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>The records.</returns>
    ValueTask<IReadOnlyList<AuditRecord>> ReadAuditAsync(
        string tenant,
        Guid operationId,
        CancellationToken cancellationToken
    );
}
