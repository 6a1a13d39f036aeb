namespace Aegis.Runs;

/// <summary>
/// Asks the store of a run. An error of a store says nothing about what happened, and steps can be repeated: so each is tried for
/// a while. No answer within a third of the lease is an error as well.
/// </summary>
internal sealed class RunCalls(IRunStore store, RunsOptions options, TimeProvider clock, string runId, string pipeline)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(50);

    public string RunId => runId;

    public string Pipeline => pipeline;

    public RunsOptions Options => options;

    public TimeProvider Clock => clock;

    /// <summary>How long one call is waited for.</summary>
    public TimeSpan CallTime { get; } = options.Lease / 3;

    /// <param name="what">What it is, after "could not".</param>
    /// <param name="call">Asks the store. Its token fires when nobody waits any more, and never because a caller gave up.</param>
    /// <exception cref="RunStoreException">The store did not do it in time.</exception>
    public async Task<T> AskAsync<T>(string what, Func<IRunStore, CancellationToken, ValueTask<T>> call)
    {
        var start = clock.GetTimestamp();
        for (var pause = FirstPause; ; pause *= 2)
        {
            try
            {
                return await AskOnceAsync(call, CallTime).ConfigureAwait(false);
            }
            catch (Exception error) when (error is not ArgumentException)
            {
                if (clock.GetElapsedTime(start) + pause > options.StoreBudget)
                {
                    throw new RunStoreException(runId, pipeline, what, error);
                }
            }

            await Task.Delay(pause, clock).ConfigureAwait(false);
        }
    }

    /// <summary>Asks the store once.</summary>
    /// <exception cref="TimeoutException">It did not answer in time.</exception>
    public async Task<T> AskOnceAsync<T>(Func<IRunStore, CancellationToken, ValueTask<T>> call, TimeSpan within)
    {
        using var limit = new CancellationTokenSource(within, clock);
        var asked = call(store, limit.Token).AsTask();
        try
        {
            // a store that does not look at its token is left behind
            return await asked.WaitAsync(limit.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested)
        {
            Forget(asked);
            throw new TimeoutException($"It did not answer within {within.TotalSeconds:0.#} s.");
        }
    }

    // what becomes of it is nobody's to hear: a step that takes effect late is one that may be repeated
    private static void Forget(Task asked) =>
        asked.ContinueWith(
            static ended => _ = ended.Exception,
            CancellationToken.None,
            TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default
        );
}
