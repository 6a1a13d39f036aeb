using static Aegis.Ledger.OperationTransition;

namespace Aegis.Ledger.Tests.Simulation;

/// <summary>A store that lacks one of the things that make an action happen once.</summary>
internal abstract class FlawedStore(ILedgerStore inner) : ILedgerStore
{
    protected ILedgerStore Inner => inner;

    public virtual ValueTask<OperationRecord> ClaimAsync(OperationClaim claim, CancellationToken cancellationToken) =>
        inner.ClaimAsync(claim, cancellationToken);

    public abstract ValueTask<OperationRecord?> TransitionAsync(
        OperationTransition transition,
        CancellationToken cancellationToken
    );

    public virtual ValueTask<OperationRecord?> FindAsync(string tenant, Guid id, CancellationToken cancellationToken) =>
        inner.FindAsync(tenant, id, cancellationToken);

    public virtual ValueTask<OperationRecord?> FindByKeyAsync(
        string tenant,
        string key,
        CancellationToken cancellationToken
    ) => inner.FindByKeyAsync(tenant, key, cancellationToken);

    public ValueTask<ApprovalRecord?> FindApprovalAsync(
        string tenant,
        Guid operationId,
        CancellationToken cancellationToken
    ) => inner.FindApprovalAsync(tenant, operationId, cancellationToken);

    public ValueTask<IReadOnlyList<ApprovalRecord>> ListPendingApprovalsAsync(
        string tenant,
        ApprovalCursor? after,
        int limit,
        CancellationToken cancellationToken
    ) => inner.ListPendingApprovalsAsync(tenant, after, limit, cancellationToken);

    public ValueTask<IReadOnlyList<OperationRecord>> ListRecoverableAsync(
        int limit,
        CancellationToken cancellationToken
    ) => inner.ListRecoverableAsync(limit, cancellationToken);

    public ValueTask<int> ReapAsync(int limit, CancellationToken cancellationToken) =>
        inner.ReapAsync(limit, cancellationToken);

    public ValueTask<IReadOnlyList<AuditRecord>> ReadAuditAsync(
        string tenant,
        Guid operationId,
        CancellationToken cancellationToken
    ) => inner.ReadAuditAsync(tenant, operationId, cancellationToken);
}

/// <summary>Takes a step from whoever it comes.</summary>
internal sealed class FenceBlind(ILedgerStore inner) : FlawedStore(inner)
{
    public override async ValueTask<OperationRecord?> TransitionAsync(
        OperationTransition transition,
        CancellationToken cancellationToken
    )
    {
        var (tenant, id, _) = transition.Operation;
        var now = await Inner.FindAsync(tenant, id, cancellationToken);
        return now is null
            ? null
            : await Inner.TransitionAsync(
                transition switch
                {
                    Begin step => new Begin(now.Handle, now.Owner ?? step.Owner, step.Lease),
                    Commit step => new Commit(now.Handle, step.Actor, step.Result, step.ResultKept, step.KeyKept),
                    Fail step => new Fail(now.Handle, step.Actor, step.Failure, step.Kept),
                    MarkUnknown step => new MarkUnknown(now.Handle, step.Actor, step.Failure, step.OnlyIfLeaseIsOver),
                    ReRun step => new ReRun(now.Handle, step.Owner, step.Lease)
                    {
                        MinAge = step.MinAge,
                        MaxAge = step.MaxAge,
                    },
                    _ => transition,
                },
                cancellationToken
            );
    }
}

/// <summary>Says that the intent is written down, and does not write it.</summary>
internal sealed class Intentless(ILedgerStore inner) : FlawedStore(inner)
{
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(30);

    public override async ValueTask<OperationRecord?> TransitionAsync(
        OperationTransition transition,
        CancellationToken cancellationToken
    )
    {
        if (transition is Begin begin)
        {
            var now = await Inner.FindAsync(begin.Operation.Tenant, begin.Operation.Id, cancellationToken);
            return
                now?.Fence == begin.Operation.Fence && now.Phase == OperationPhase.Claimed && now.Owner == begin.Owner
                ? now with
                {
                    Phase = OperationPhase.Executing,
                }
                : null;
        }

        if (transition is Commit or MarkUnknown)
        {
            await Inner.TransitionAsync(new Begin(transition.Operation, transition.Actor, Lease), cancellationToken);
        }

        return await Inner.TransitionAsync(transition, cancellationToken);
    }
}

/// <summary>Says of every operation that it has the fingerprint that was asked for last.</summary>
internal sealed class FingerprintBlind(ILedgerStore inner) : FlawedStore(inner)
{
    private Fingerprint? asked;

    public override async ValueTask<OperationRecord> ClaimAsync(
        OperationClaim claim,
        CancellationToken cancellationToken
    )
    {
        asked = claim.Fingerprint;
        return (await Inner.ClaimAsync(claim, cancellationToken)) with { Fingerprint = asked };
    }

    public override ValueTask<OperationRecord?> TransitionAsync(
        OperationTransition transition,
        CancellationToken cancellationToken
    ) => Inner.TransitionAsync(transition, cancellationToken);
}
