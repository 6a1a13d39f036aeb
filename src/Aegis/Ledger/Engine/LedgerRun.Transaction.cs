using static Aegis.Ledger.OperationTransition;

namespace Aegis.Ledger;

// an effect in the transaction that commits the operation: both, or neither
internal sealed partial class LedgerRun<T>
{
    // no heartbeat: some databases would keep it waiting for the very transaction, and the commit looks at the fence anyway
    private async Task<Ending> TransactAsync(OperationRecord begun)
    {
        var transaction = await OpenAsync(begun).ConfigureAwait(false);
        Commit? sent = null;
        T? value = default;
        try
        {
            value = await effect(new LedgerCall(begun, transaction.Transaction), CancellationToken.None)
                .ConfigureAwait(false);
            var commit = new Commit(begun.Handle, owner, ResultOf(begun, value), options.ResultKept, options.KeyKept);
            if (await transaction.TransitionAsync(commit, CancellationToken.None).ConfigureAwait(false) is null)
            {
                // taken over: what was written is undone, so the other's outcome counts
                return default;
            }

            sent = commit;
            await transaction.CommitAsync(CancellationToken.None).ConfigureAwait(false);
            return new Ending(value);
        }
#pragma warning disable CA1031 // whatever an effect throws decides what became of the operation
        catch (Exception error)
#pragma warning restore CA1031
        {
            await transaction.DisposeAsync().ConfigureAwait(false);
            return sent is null
                ? throw await FailedAsync(begun, error).ConfigureAwait(false)
                : await AskAsync(begun, sent, value!, error).ConfigureAwait(false);
        }
        finally
        {
            await transaction.DisposeAsync().ConfigureAwait(false);
        }
    }

    /// <summary>The answer to a commit was lost: it either took effect, or it did not.</summary>
    private async ValueTask<Ending> AskAsync(OperationRecord begun, Commit sent, T value, Exception error)
    {
        try
        {
            var now = await steps.FindAsync(begun.Tenant, begun.Id).ConfigureAwait(false);
            return now is not null && sent.HasLandedIn(now)
                ? new Ending(value)
                : throw await UnknownAsync(begun, error).ConfigureAwait(false);
        }
        catch (LedgerUnavailableException)
        {
            throw new OutcomeUnknownException(begun, error);
        }
    }

    private async ValueTask<ILedgerTransaction> OpenAsync(OperationRecord begun)
    {
        try
        {
            using var budget = new CancellationTokenSource(options.StoreBudget, parts.Clock);
            return await ((ITransactionalLedgerStore)parts.Store)
                .BeginTransactionAsync(budget.Token)
                .ConfigureAwait(false);
        }
#pragma warning disable CA1031 // whatever a driver throws, nothing was written
        catch (Exception error)
#pragma warning restore CA1031
        {
            throw await FailedAsync(begun, new LedgerUnavailableException(error)).ConfigureAwait(false);
        }
    }
}
