namespace Aegis.Ledger;

/// <summary>
/// Asks the store. An error of its means "unknown": the operation is read again before anything is decided, and the step, which
/// is conditional, is tried again within a budget of its own, which no caller can cut short.
/// </summary>
internal sealed class LedgerSteps(ILedgerStore store, LedgerOptions options, TimeProvider clock)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(500);

    /// <summary>Claims a key; a claim whose answer was lost is repeated under its id, and so finds its own.</summary>
    public ValueTask<OperationRecord> ClaimAsync(OperationClaim claim) =>
        InBudgetAsync((store, claim), static (state, _, token) => state.store.ClaimAsync(state.claim, token));

    public ValueTask<OperationRecord?> FindAsync(string tenant, Guid id) =>
        InBudgetAsync(
            (store, tenant, id),
            static (state, _, token) => state.store.FindAsync(state.tenant, state.id, token)
        );

    public ValueTask<OperationRecord?> FindByKeyAsync(string tenant, string key) =>
        InBudgetAsync(
            (store, tenant, key),
            static (state, _, token) => state.store.FindByKeyAsync(state.tenant, state.key, token)
        );

    public ValueTask<ApprovalRecord?> FindApprovalAsync(string tenant, Guid id) =>
        InBudgetAsync(
            (store, tenant, id),
            static (state, _, token) => state.store.FindApprovalAsync(state.tenant, state.id, token)
        );

    /// <summary>Applies a step.</summary>
    /// <returns>The operation after it; none when it was not as the step requires.</returns>
    public ValueTask<OperationRecord?> ApplyAsync(OperationTransition step) =>
        InBudgetAsync(
            (store, step),
            static (state, isRepeated, token) => ApplyAsync(state.store, state.step, isRepeated, token)
        );

    private static async ValueTask<OperationRecord?> ApplyAsync(
        ILedgerStore store,
        OperationTransition step,
        bool isRepeated,
        CancellationToken token
    )
    {
        var after = await store.TransitionAsync(step, token).ConfigureAwait(false);
        if (after is not null || !isRepeated)
        {
            return after;
        }

        // refused the second time: perhaps because the first one, whose answer was lost, took effect
        var now = await store.FindAsync(step.Operation.Tenant, step.Operation.Id, token).ConfigureAwait(false);
        return now is not null && step.HasLandedIn(now) ? now : null;
    }

    private async ValueTask<T> InBudgetAsync<TState, T>(
        TState state,
        Func<TState, bool, CancellationToken, ValueTask<T>> ask
    )
    {
        using var budget = new CancellationTokenSource(options.StoreBudget, clock);
        Exception? last = null;
        for (var pause = FirstPause; ; pause = pause < LongestPause ? pause * 2 : pause)
        {
            try
            {
                return await ask(state, last is not null, budget.Token).ConfigureAwait(false);
            }
#pragma warning disable CA1031 // whatever a driver throws means that nobody knows
            catch (Exception error)
#pragma warning restore CA1031
            {
                last = error is OperationCanceledException && last is not null ? last : error;
            }

            if (budget.IsCancellationRequested)
            {
                throw new LedgerUnavailableException(last);
            }

            await Task.Delay(pause, clock).ConfigureAwait(false);
        }
    }
}
