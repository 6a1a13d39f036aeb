using System.Net.Sockets;
using Aegis.Ledger;

namespace Aegis.AspNetCore.Tests.Apps;

/// <summary>A store that is down: it throws, or, for the key <c>hangs</c>, never answers.</summary>
internal sealed class BrokenStore(Exception? error = null) : ILedgerStore
{
    private readonly Exception error = error ?? new IOException("down", new SocketException());

    public async ValueTask<OperationRecord?> FindByKeyAsync(
        string tenant,
        string key,
        CancellationToken cancellationToken
    )
    {
        if (key == "hangs")
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
        }

        throw error;
    }

    public ValueTask<OperationRecord> ClaimAsync(OperationClaim claim, CancellationToken cancellationToken) =>
        throw error;

    public ValueTask<OperationRecord?> TransitionAsync(
        OperationTransition transition,
        CancellationToken cancellationToken
    ) => throw error;

    public ValueTask<OperationRecord?> FindAsync(string tenant, Guid id, CancellationToken cancellationToken) =>
        throw error;

    public ValueTask<ApprovalRecord?> FindApprovalAsync(
        string tenant,
        Guid operationId,
        CancellationToken cancellationToken
    ) => throw error;

    public ValueTask<IReadOnlyList<ApprovalRecord>> ListPendingApprovalsAsync(
        string tenant,
        ApprovalCursor? after,
        int limit,
        CancellationToken cancellationToken
    ) => throw error;

    public ValueTask<IReadOnlyList<OperationRecord>> ListRecoverableAsync(
        int limit,
        CancellationToken cancellationToken
    ) => throw error;

    public ValueTask<int> ReapAsync(int limit, CancellationToken cancellationToken) => throw error;

    public ValueTask<IReadOnlyList<AuditRecord>> ReadAuditAsync(
        string tenant,
        Guid operationId,
        CancellationToken cancellationToken
    ) => throw error;
}
