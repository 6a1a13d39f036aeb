namespace Aegis.Runs;

/// <summary>
/// Asks the store of a run. An error of a store says nothing about what happened, and steps can be repeated: so each is tried for
/// a while.
/// </summary>
internal sealed class RunCalls(IRunStore store, RunsOptions options, TimeProvider clock, string runId, string pipeline)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(50);

    public string RunId => runId;

    public string Pipeline => pipeline;

    public RunsOptions Options => options;

    public TimeProvider Clock => clock;

    /// <param name="what">What it is, after "could not".</param>
    /// <param name="call">Asks the store, which a token must not keep from a step that has begun.</param>
    /// <exception cref="RunStoreException">The store did not do it in time.</exception>
    public async Task<T> AskAsync<T>(string what, Func<IRunStore, ValueTask<T>> call)
    {
        var start = clock.GetTimestamp();
        for (var pause = FirstPause; ; pause *= 2)
        {
            try
            {
                return await call(store).ConfigureAwait(false);
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
    public ValueTask<T> AskOnceAsync<T>(Func<IRunStore, ValueTask<T>> call) => call(store);
}
