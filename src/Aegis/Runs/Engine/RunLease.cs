namespace Aegis.Runs;

/// <summary>
/// Shows every third of the lease that the owner is still there, and says when it no longer is the owner, or can not know that it
/// is.
/// </summary>
internal sealed class RunLease(RunCalls calls, RunHandle run, long since) : IDisposable
{
    private readonly CancellationTokenSource stopped = new();
    private long since = since;
    private Task beating = Task.CompletedTask;

    /// <summary>Whether so much time has passed that another may have the run.</summary>
    public bool IsOver => calls.Clock.GetElapsedTime(Interlocked.Read(ref since)) >= calls.Options.Lease;

    /// <summary>Shows once that the owner is there, when it took long to begin.</summary>
    /// <exception cref="RunStoreException">The store does not answer.</exception>
    /// <exception cref="RunTakenOverException">It took too long.</exception>
    public async Task CatchUpAsync()
    {
        var asked = calls.Clock.GetTimestamp();
        if (calls.Clock.GetElapsedTime(since, asked) < calls.Options.Lease / 3)
        {
            return;
        }

        if (!await calls.AskAsync("show that its owner is there", RenewAsync).ConfigureAwait(false))
        {
            throw new RunTakenOverException(calls.RunId, calls.Pipeline, "its store says");
        }

        Interlocked.Exchange(ref since, asked);
    }

    /// <summary>Begins to beat.</summary>
    /// <param name="lost">Is called once when the run is not the owner's any more.</param>
    public void Keep(Action<RunTakenOverException> lost) => beating = BeatAsync(lost);

    /// <summary>
    /// Ends the beating. A beat that is under way ends first, so that none comes after the run's end; but no later than the lease.
    /// </summary>
    public async Task StopAsync()
    {
        await stopped.CancelAsync().ConfigureAwait(false);
        await beating.ConfigureAwait(false);
    }

    public void Dispose() => stopped.Dispose();

    private async Task BeatAsync(Action<RunTakenOverException> lost)
    {
        while (await PauseAsync().ConfigureAwait(false))
        {
            var asked = calls.Clock.GetTimestamp();
            Exception? error = null;
            try
            {
                if (!await calls.AskOnceAsync(RenewAsync, TimeOfBeat()).ConfigureAwait(false))
                {
                    lost(new RunTakenOverException(calls.RunId, calls.Pipeline, "its store says"));
                    return;
                }

                Interlocked.Exchange(ref since, asked);
            }
            catch (Exception exception)
            {
                // asked again until the lease is over
                error = exception;
            }

            if (error is not null && IsOver && !stopped.IsCancellationRequested)
            {
                lost(new RunTakenOverException(calls.RunId, calls.Pipeline, "its store did not hear from", error));
                return;
            }
        }
    }

    /// <summary>What is left of the lease; who slept through it asks once more, since nobody else may have asked.</summary>
    private TimeSpan TimeOfBeat()
    {
        var left = calls.Options.Lease - calls.Clock.GetElapsedTime(Interlocked.Read(ref since));
        return left > TimeSpan.Zero ? left : calls.CallTime;
    }

    private ValueTask<bool> RenewAsync(IRunStore store, CancellationToken token) =>
        store.RenewAsync(run, calls.Options.Lease, token);

    private async ValueTask<bool> PauseAsync()
    {
        try
        {
            await Task.Delay(calls.Options.Lease / 3, calls.Clock, stopped.Token).ConfigureAwait(false);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
