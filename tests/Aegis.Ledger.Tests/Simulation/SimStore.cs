using System.Data.Common;
using static Aegis.Ledger.OperationTransition;

namespace Aegis.Ledger.Tests.Simulation;

/// <summary>
/// The way from a process to the store: requests and answers take time and get lost, and the process may be killed on either
/// side of what the store does.
/// </summary>
internal sealed class SimStore(ILedgerStore inner, SimNode node, SimFaults faults, SimRemote remote, SimQueue queue)
    : ITransactionalLedgerStore
{
    public ValueTask<OperationRecord> ClaimAsync(OperationClaim claim, CancellationToken cancellationToken) =>
        AskAsync(() => inner.ClaimAsync(claim, CancellationToken.None), before: 0, after: 1, cancellationToken);

    public ValueTask<OperationRecord?> TransitionAsync(
        OperationTransition transition,
        CancellationToken cancellationToken
    )
    {
        var (before, after) = transition switch
        {
            Begin => (1, 2),
            Commit => (4, 5),
            Fail or MarkUnknown or Heartbeat => (3, 3),
            _ => (6, 6),
        };
        return AskAsync(
            () => inner.TransitionAsync(transition, CancellationToken.None),
            before,
            after,
            cancellationToken
        );
    }

    public ValueTask<OperationRecord?> FindAsync(string tenant, Guid id, CancellationToken cancellationToken) =>
        AskAsync(() => inner.FindAsync(tenant, id, CancellationToken.None), 6, 6, cancellationToken);

    public ValueTask<OperationRecord?> FindByKeyAsync(string tenant, string key, CancellationToken cancellationToken) =>
        AskAsync(() => inner.FindByKeyAsync(tenant, key, CancellationToken.None), 6, 6, cancellationToken);

    public ValueTask<IReadOnlyList<OperationRecord>> ListRecoverableAsync(
        int limit,
        CancellationToken cancellationToken
    ) => inner.ListRecoverableAsync(limit, cancellationToken);

    public ValueTask<ILedgerTransaction> BeginTransactionAsync(CancellationToken cancellationToken) =>
        AskAsync(() => new ValueTask<ILedgerTransaction>(new SimTransaction(this)), 2, 2, cancellationToken);

    public ValueTask<ApprovalRecord?> FindApprovalAsync(
        string tenant,
        Guid operationId,
        CancellationToken cancellationToken
    ) => throw new NotSupportedException();

    public ValueTask<IReadOnlyList<ApprovalRecord>> ListPendingApprovalsAsync(
        string tenant,
        ApprovalCursor? after,
        int limit,
        CancellationToken cancellationToken
    ) => throw new NotSupportedException();

    public ValueTask<int> ReapAsync(int limit, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public ValueTask<IReadOnlyList<AuditRecord>> ReadAuditAsync(
        string tenant,
        Guid operationId,
        CancellationToken cancellationToken
    ) => inner.ReadAuditAsync(tenant, operationId, cancellationToken);

    private ValueTask<T> AskAsync<T>(Func<ValueTask<T>> ask, int before, int after, CancellationToken cancellationToken)
    {
        var answer = new TaskCompletionSource<T>();
        if (faults.Kill(node, before))
        {
            return new(answer.Task);
        }

        // a request that was sent arrives although nobody waits for it any more
        cancellationToken.Register(() => answer.TrySetCanceled(cancellationToken));
        var isLost = faults.Happens(0.02);
        queue.Add(
            faults.Delay(),
            () =>
            {
                if (isLost)
                {
                    node.Add(faults.Delay(), () => answer.TrySetException(new IOException("the request was lost")));
                    return;
                }

                Answer(ask, answer, after);
            }
        );
        return new(answer.Task);
    }

    private void Answer<T>(Func<ValueTask<T>> ask, TaskCompletionSource<T> answer, int after)
    {
        try
        {
            // the store in memory answers at once
            var result = ask().AsTask().GetAwaiter().GetResult();
            if (!faults.Kill(node, after))
            {
                var isLost = faults.Happens(0.03);
                node.Add(
                    faults.Delay(),
                    () =>
                        _ = isLost
                            ? answer.TrySetException(new IOException("the answer was lost"))
                            : answer.TrySetResult(result)
                );
            }
        }
        catch (IOException error)
        {
            node.Add(faults.Delay(), () => answer.TrySetException(error));
        }
    }

    /// <summary>Does nothing until it is committed, and then all of it at once.</summary>
    private sealed class SimTransaction(SimStore store) : ILedgerTransaction
    {
        private OperationTransition? step;

        // effects write to the remote instead, which knows of the transaction
        public DbTransaction Transaction => null!;

        public async ValueTask<OperationRecord?> TransitionAsync(
            OperationTransition transition,
            CancellationToken cancellationToken
        )
        {
            step = transition;
            return await store.FindAsync(transition.Operation.Tenant, transition.Operation.Id, cancellationToken);
        }

        public async ValueTask CommitAsync(CancellationToken cancellationToken) =>
            await store.AskAsync(
                () =>
                {
                    var after = store
                        .Inner.TransitionAsync(step!, CancellationToken.None)
                        .AsTask()
                        .GetAwaiter()
                        .GetResult();
                    if (after is null)
                    {
                        throw new IOException("could not serialize access");
                    }

                    store.Remote.WriteInTransaction(((Commit)step!).Result);
                    return new ValueTask<bool>(true);
                },
                before: 4,
                after: 5,
                cancellationToken
            );

        public ValueTask DisposeAsync() => default;
    }

    private ILedgerStore Inner => inner;

    private SimRemote Remote => remote;
}
