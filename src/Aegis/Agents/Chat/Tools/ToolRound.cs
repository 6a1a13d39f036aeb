using Microsoft.Extensions.AI;

namespace Aegis.Agents;

/// <summary>Makes the calls that one response asks for.</summary>
internal static class ToolRound
{
    /// <summary>
    /// Makes all calls, so many at the same time. When one of them can not go on, no further one is started, and those that
    /// were started are waited for: none goes on behind the back of an agent that has ended.
    /// </summary>
    /// <returns>The results in the order of the calls.</returns>
    public static async Task<IList<AIContent>> RunAsync(
        ToolRunner runner,
        IReadOnlyList<FunctionCallContent> calls,
        int maxParallel,
        CancellationToken cancellationToken
    )
    {
        var results = new AIContent[calls.Count];
        // before they run side by side: a run that is resumed counts them in the same order
        var ordinals = calls.Select(runner.OrdinalOf).ToArray();
        await runner.RedoAsync(calls.Count, cancellationToken).ConfigureAwait(false);
        var next = -1;
        var workers = Math.Min(maxParallel, calls.Count);
        if (workers == 1)
        {
            await WorkAsync().ConfigureAwait(false);
            return results;
        }

        runner.Waits.BeginWork(workers);
        // on the thread pool, since a tool may block before it awaits
        await Task.WhenAll(
                Enumerable.Range(0, workers).Select(_ => Task.Run(WorkBesideOthersAsync, CancellationToken.None))
            )
            .ConfigureAwait(false);
        return results;

        async Task WorkBesideOthersAsync()
        {
            try
            {
                await WorkAsync().ConfigureAwait(false);
            }
            finally
            {
                runner.Waits.EndWork();
            }
        }

        async Task WorkAsync()
        {
            for (var at = Interlocked.Increment(ref next); at < calls.Count; at = Interlocked.Increment(ref next))
            {
                try
                {
                    results[at] = await runner
                        .RunAsync(calls[at], at + 1, ordinals[at], cancellationToken)
                        .ConfigureAwait(false);
                }
                catch
                {
                    // the other workers find nothing left to start
                    Interlocked.Add(ref next, calls.Count);
                    throw;
                }
            }
        }
    }
}
