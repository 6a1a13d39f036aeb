using static Aegis.Ledger.OperationTransition;

namespace Aegis.Ledger;

// operations whose owner is gone
public sealed partial class ActionLedger
{
    private const int PageSize = 100;
    private const int ReapLimit = 1000;

    private static readonly OperationFailure NeverBegun = new(
        FailureKind.Cancelled,
        "Its owner was gone before it began.",
        isRetryable: true
    );

    private long maintainedAt;
    private int isMaintaining;

    /// <inheritdoc/>
    public async ValueTask<int> RecoverAsync(CancellationToken cancellationToken = default)
    {
        var owner = LedgerParts.NewOwner();
        var moved = 0;
        while (true)
        {
            var page = await parts.Store.ListRecoverableAsync(PageSize, cancellationToken).ConfigureAwait(false);
            var before = moved;
            foreach (var operation in page)
            {
                cancellationToken.ThrowIfCancellationRequested();
                moved += await RecoverAsync(operation, owner).ConfigureAwait(false) ? 1 : 0;
            }

            if (page.Count < PageSize || moved == before)
            {
                return moved;
            }
        }
    }

    private async ValueTask<bool> RecoverAsync(OperationRecord operation, string owner)
    {
        var steps = parts.Steps;
        var kept = parts.Options.FailureKept;
        switch (operation.Phase)
        {
            case OperationPhase.Claimed:
                // taken over first: its owner may be about to begin
                var takeOver = new TakeOver(operation.Handle, owner, parts.Options.Lease);
                return await steps.ApplyAsync(takeOver).ConfigureAwait(false) is { } taken
                    && await steps.ApplyAsync(new Fail(taken.Handle, owner, NeverBegun, kept)).ConfigureAwait(false)
                        is not null;
            case OperationPhase.Executing:
                return await steps.ApplyAsync(LedgerFailures.OwnerGone(operation, owner)).ConfigureAwait(false)
                    is not null;
            default:
                return await steps.ApplyAsync(new ExpireApproval(operation.Handle, owner, kept)).ConfigureAwait(false)
                    is not null;
        }
    }

    /// <summary>A ledger that is in use looks after its store; one that is not has nothing to look after.</summary>
    private void MaintainNowAndThen()
    {
        var interval = parts.Options.MaintenanceInterval;
        if (
            interval == Timeout.InfiniteTimeSpan
            || parts.Clock.GetElapsedTime(Volatile.Read(ref maintainedAt)) < interval
            || Interlocked.Exchange(ref isMaintaining, 1) == 1
        )
        {
            return;
        }

        Volatile.Write(ref maintainedAt, parts.Clock.GetTimestamp());
        parts.Detached.Add(MaintainAsync());
    }

    private async Task MaintainAsync()
    {
        try
        {
            await RecoverAsync().ConfigureAwait(false);
            while (await parts.Store.ReapAsync(ReapLimit, CancellationToken.None).ConfigureAwait(false) == ReapLimit)
            { }
        }
#pragma warning disable CA1031 // nothing depends on it, and the next time comes
        catch (Exception error)
#pragma warning restore CA1031
        {
            LedgerLog.MaintenanceFailed(parts.Logger, error);
        }
        finally
        {
            Volatile.Write(ref isMaintaining, 0);
        }
    }
}
