using System.Runtime.CompilerServices;

namespace Aegis.Turns;

// all loops side by side
public sealed partial class AgentLoopRegistry
{
    private LoopSession? session;

    /// <summary>
    /// Runs all loops side by side until none has a turn left that it may run: a loop that is sent a turn runs again, a loop
    /// that is paused is left alone until somebody resumes it.
    /// </summary>
    /// <param name="cancellationToken">Gives up: turns that run are cancelled, those that wait stay in their queues.</param>
    /// <returns>
    /// The values of all loops as they come. A turn that fails ends the stream with its exception, once the turns that run
    /// beside it were cancelled.
    /// </returns>
    /// <exception cref="AlreadyRunningException">Somebody runs the loops, or one of them, already.</exception>
    public async IAsyncEnumerable<TurnValue> RunAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        var own = new LoopSession(cancellationToken);
        if (Interlocked.CompareExchange(ref session, own, null) is not null)
        {
            throw new AlreadyRunningException("The loops run: they can not be run once more before that has ended.");
        }

        try
        {
            own.Start(Loops);
            await foreach (var value in own.Values.ConfigureAwait(false))
            {
                yield return value;
            }
        }
        finally
        {
            await own.StopAsync().ConfigureAwait(false);
            Volatile.Write(ref session, null);
        }
    }
}
