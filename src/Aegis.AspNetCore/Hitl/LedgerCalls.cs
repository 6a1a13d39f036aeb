using Aegis.AspNetCore.Problems;
using Aegis.Ledger;
using Microsoft.Extensions.Options;

namespace Aegis.AspNetCore.Hitl;

/// <summary>The ledger's store, with a limit to how long it is waited for.</summary>
/// <remarks>
/// A caller who hangs up, or whose time is over, does not cancel a step: it would not be known whether it took effect. Readers
/// are let go.
/// </remarks>
internal sealed class LedgerCalls(ILedgerStore store, IOptions<AegisServerOptions> options, TimeProvider clock)
{
    public async Task<T> StepAsync<T>(Func<ILedgerStore, CancellationToken, ValueTask<T>> step)
    {
        using var limit = new CancellationTokenSource(options.Value.StoreTimeout, clock);
        try
        {
            return await step(store, limit.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested)
        {
            throw Refusals.Unavailable().Thrown();
        }
    }

    public async Task<T> ReadAsync<T>(
        Func<ILedgerStore, CancellationToken, ValueTask<T>> read,
        CancellationToken cancellationToken
    )
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(options.Value.StoreTimeout);
        try
        {
            return await read(store, limit.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw Refusals.Unavailable().Thrown();
        }
    }
}
