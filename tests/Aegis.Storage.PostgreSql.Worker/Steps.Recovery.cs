using Aegis.Ledger;
using static Aegis.Ledger.OperationTransition;

namespace Aegis.Storage.Worker;

// what becomes of operations whose owner was killed
public sealed partial class Steps
{
    private static readonly OperationFailure Lost = new(FailureKind.Ambiguous, "the owner is gone", isRetryable: false);

    /// <summary>Takes care of what nobody takes care of.</summary>
    /// <returns>How many there were.</returns>
    public async Task<int> RecoverAsync()
    {
        var left = await store.ListRecoverableAsync(20, default);
        foreach (var operation in left)
        {
            if (operation.Phase == OperationPhase.Claimed)
            {
                if (await store.TransitionAsync(new TakeOver(operation.Handle, owner, Lease), default) is { } taken)
                {
                    await CarryOutAsync(taken);
                }
            }
            else if (
                await store.TransitionAsync(
                    new MarkUnknown(operation.Handle, owner, Lost, OnlyIfLeaseIsOver: true),
                    default
                ) is
                { } unknown
            )
            {
                await ResolveAsync(unknown);
            }
        }

        return left.Count;
    }

    /// <summary>Finds out what became of an operation, as far as its effect allows that.</summary>
    public async Task ResolveAsync(int number)
    {
        if (await store.FindByKeyAsync(Tenant, KeyOf(number), default) is { } operation)
        {
            await ResolveAsync(operation);
        }
    }

    private async Task ResolveAsync(OperationRecord operation)
    {
        if (operation.State != OperationState.Unknown || operation.Effect == ToolEffect.AtMostOnce)
        {
            return;
        }

        if (operation.Effect == ToolEffect.Queryable && await CountAsync(operation.Key) > 0)
        {
            await store.TransitionAsync(
                new ResolveCommitted(operation.Handle, owner, "it is there", Done, Kept, Kept),
                default
            );
        }
        else if (await store.TransitionAsync(new ReRun(operation.Handle, owner, Lease), default) is { } again)
        {
            await FinishAsync(again);
        }
    }
}
