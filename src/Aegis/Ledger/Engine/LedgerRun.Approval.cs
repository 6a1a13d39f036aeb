using static Aegis.Ledger.OperationTransition;

namespace Aegis.Ledger;

// what a call does while others decide whether it may be made, and after
internal sealed partial class LedgerRun<T>
{
    /// <returns>The operation once it awaits approval no longer; none when it has to be read again.</returns>
    private async ValueTask<OperationRecord?> AwaitDecisionAsync(
        OperationRecord asked,
        LedgerWait wait,
        CancellationToken cancellationToken
    )
    {
        using var bell = parts.Decisions.Listen(asked.Id);
        var pause = action.Gate is null ? null : await action.Gate.OpenAsync(asked).ConfigureAwait(false);
        try
        {
            while (true)
            {
                var rung = bell.Next;
                var now = await ReadAsync().ConfigureAwait(false);
                if (now is not { Phase: OperationPhase.AwaitingApproval } || now.Fence != asked.Fence)
                {
                    return await ClosedAsync(now).ConfigureAwait(false);
                }

                if (await ExpireAsync(now).ConfigureAwait(false) is { } expired)
                {
                    return await ClosedAsync(expired).ConfigureAwait(false);
                }

                wait.ThrowIfOver(now);
                pause?.Begin();
                await wait.PauseAsync(now, rung, cancellationToken).ConfigureAwait(false);
            }
        }
        finally
        {
            if (pause is not null)
            {
                await pause.EndAsync(cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private async ValueTask<OperationRecord?> ClosedAsync(OperationRecord? operation)
    {
        if (action.Gate is { } gate && operation is not null)
        {
            await gate.ClosedAsync(operation).ConfigureAwait(false);
        }

        // whoever has waited is told, also of a request that was taken back; it is for a later call to ask anew
        return operation is { State: OperationState.Failed }
            ? throw new OperationFailedException(operation)
            : operation;
    }

    /// <summary>Begins what was allowed, unless it is too late for that, or a policy has come to deny it.</summary>
    private async ValueTask<OperationRecord?> UseApprovalAsync(
        OperationRecord approved,
        CancellationToken cancellationToken
    )
    {
        // whoever has given up meanwhile begins nothing
        cancellationToken.ThrowIfCancellationRequested();
        if (action.Gate is { } gate)
        {
            await gate.ClosedAsync(approved).ConfigureAwait(false);
            if (gate.IsDenied)
            {
                return await steps.ApplyAsync(gate.TakeBack(approved)).ConfigureAwait(false);
            }
        }

        return await OwnAsync(new BeginApproved(approved.Handle, owner, options.Lease, fingerprint))
                .ConfigureAwait(false)
            ?? await ExpireAsync(approved).ConfigureAwait(false);
    }

    /// <summary>What may have happened is repeated only on the strength of the approval on which it began.</summary>
    private async ValueTask ThrowIfNotAllowedAsync(OperationRecord unknown)
    {
        if (action.Approval is null)
        {
            return;
        }

        var approval = await steps.FindApprovalAsync(action.Tenant, unknown.Id).ConfigureAwait(false);
        if (action.Gate is { IsDenied: true } || approval is not { Status: ApprovalStatus.Consumed })
        {
            throw new OutcomeUnknownException(unknown);
        }
    }

    private ValueTask<OperationRecord?> ExpireAsync(OperationRecord operation) =>
        steps.ApplyAsync(new ExpireApproval(operation.Handle, owner, options.FailureKept));
}
