using static Aegis.Ledger.OperationTransition;

namespace Aegis.Ledger;

/// <summary>
/// Shows every third of the lease that the owner is still there, and fires when it no longer is the owner, or can not know that
/// it is.
/// </summary>
internal sealed class LeaseKeeper : IDisposable
{
    private readonly CancellationTokenSource lost = new();
    private readonly CancellationTokenSource stopped = new();
    private readonly LedgerSteps steps;
    private readonly Heartbeat beat;
    private readonly TimeProvider clock;

    private LeaseKeeper(LedgerSteps steps, Heartbeat beat, TimeProvider clock) =>
        (this.steps, this.beat, this.clock) = (steps, beat, clock);

    /// <summary>Fires when another may take the operation over.</summary>
    public CancellationToken Lost => lost.Token;

    /// <summary>Begins to beat.</summary>
    /// <param name="steps">The store.</param>
    /// <param name="beat">Who has which operation for how long.</param>
    /// <param name="clock">The clock of this process: it says when to beat, and not who the owner is.</param>
    /// <param name="since">A timestamp from before the lease was given.</param>
    public static LeaseKeeper Start(LedgerSteps steps, Heartbeat beat, TimeProvider clock, long since)
    {
        var keeper = new LeaseKeeper(steps, beat, clock);
        _ = keeper.BeatAsync(since);
        return keeper;
    }

    public void Dispose()
    {
        // neither source is disposed of: the beat that is under way may still ask them
        stopped.Cancel();
    }

    private async Task BeatAsync(long since)
    {
        while (await PauseAsync().ConfigureAwait(false))
        {
            var asked = clock.GetTimestamp();
            switch (await IsOwnerAsync().ConfigureAwait(false))
            {
                case true:
                    since = asked;
                    break;
                case null when clock.GetElapsedTime(since) < beat.Lease:
                    break;
                default:
                    if (!stopped.IsCancellationRequested)
                    {
                        lost.Cancel();
                    }

                    return;
            }
        }
    }

    private async ValueTask<bool?> IsOwnerAsync()
    {
        try
        {
            return await steps.ApplyAsync(beat).ConfigureAwait(false) is not null;
        }
        catch (LedgerUnavailableException)
        {
            return null;
        }
    }

    private async ValueTask<bool> PauseAsync()
    {
        try
        {
            await Task.Delay(beat.Lease / 3, clock, stopped.Token).ConfigureAwait(false);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
