using Aegis.Ledger;

namespace Aegis.Approvals;

/// <summary>Finds requests and decides on them, in whatever process: all that it does, it does in the ledger's store.</summary>
/// <remarks>
/// It does not know who calls it: an app that lets people decide makes sure of who they are, and passes on their names. No tool
/// of a model should reach it.
/// </remarks>
public interface IApprovals
{
    /// <summary>Reads requests that can be decided, the oldest first.</summary>
    /// <param name="limit">How many at most, from 1 on. Default: 100.</param>
    /// <param name="after">The last of the page before. Default: none, the first page.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>The requests.</returns>
    ValueTask<IReadOnlyList<Approval>> ListPendingAsync(
        int limit = 100,
        Approval? after = null,
        CancellationToken cancellationToken = default
    );

    /// <summary>Reads the last request of an operation, decided or not.</summary>
    /// <param name="operationId">The operation.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>The request; none when there is none.</returns>
    ValueTask<Approval?> FindAsync(Guid operationId, CancellationToken cancellationToken = default);

    /// <summary>Allows the call. The first decision wins.</summary>
    /// <param name="operationId">The operation.</param>
    /// <param name="by">Who decides.</param>
    /// <param name="reason">Why: 1000 characters at most. Default: not said.</param>
    /// <param name="cancellationToken">Gives up before anything is decided.</param>
    /// <returns>Whether it holds, and who has decided.</returns>
    /// <exception cref="LedgerUnavailableException">The store could not be asked.</exception>
    ValueTask<DecisionResult> ApproveAsync(
        Guid operationId,
        Decider by,
        string? reason = null,
        CancellationToken cancellationToken = default
    );

    /// <summary>Does not allow the call. The first decision wins.</summary>
    /// <param name="operationId">The operation.</param>
    /// <param name="by">Who decides.</param>
    /// <param name="reason">Why, for the model too: 1000 characters at most. Default: not said.</param>
    /// <param name="cancellationToken">Gives up before anything is decided.</param>
    /// <returns>Whether it holds, and who has decided.</returns>
    /// <exception cref="LedgerUnavailableException">The store could not be asked.</exception>
    ValueTask<DecisionResult> RejectAsync(
        Guid operationId,
        Decider by,
        string? reason = null,
        CancellationToken cancellationToken = default
    );

    /// <summary>Takes a request back, also one that was allowed and has not begun. The same call may ask again.</summary>
    /// <param name="operationId">The operation.</param>
    /// <param name="by">Who takes it back; the requester may.</param>
    /// <param name="cancellationToken">Gives up before anything is decided.</param>
    /// <returns>Whether it holds, and who has decided.</returns>
    /// <exception cref="LedgerUnavailableException">The store could not be asked.</exception>
    ValueTask<DecisionResult> CancelAsync(Guid operationId, Decider by, CancellationToken cancellationToken = default);

    /// <summary>The requests of another tenant. Those of this one are those of <c>default</c>, to which runs belong that name no tenant.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <returns>Its requests.</returns>
    IApprovals ForTenant(string tenant);
}
