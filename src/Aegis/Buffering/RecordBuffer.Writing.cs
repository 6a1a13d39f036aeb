namespace Aegis.Buffering;

// one batch after the other, and what happens when one can not be written
internal sealed partial class RecordBuffer<T>
{
    private const int MostDoublings = 16;

    /// <summary>The batch that is being written, or could not be: it goes first, as it was.</summary>
    private T[] held = [];

    private int failures;

    private async Task WriteInBackgroundAsync()
    {
        lock (gate)
        {
            isArmed = false;
        }

        try
        {
            await WriteAsync(long.MaxValue, CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception)
        {
            // told to the listener where it was caught first, and tried again after twice the time
            lock (gate)
            {
                if (!isClosed)
                {
                    var pause = limits.Interval * Math.Pow(2, Math.Min(failures, MostDoublings));
                    Arm(pause < limits.LongestRetry ? pause : limits.LongestRetry);
                }
            }
        }
    }

    /// <param name="until">Only what was added when so many had been.</param>
    /// <param name="cancellationToken">Gives up.</param>
    private async Task WriteAsync(long until, CancellationToken cancellationToken)
    {
        await writing.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            while (NextBatch(until) is { Length: > 0 } batch)
            {
                await WriteAsync(batch, cancellationToken).ConfigureAwait(false);
            }
        }
        finally
        {
            writing.Release();
        }
    }

    /// <summary>What to write next; nothing when no more waits.</summary>
    private T[] NextBatch(long until)
    {
        lock (gate)
        {
            // what waits are the last that were added
            if (held.Length == 0 && added - waiting.Count < until)
            {
                held = new T[Math.Min(batchSize, waiting.Count)];
                for (var at = 0; at < held.Length; at++)
                {
                    held[at] = waiting.Dequeue();
                }
            }

            return held;
        }
    }

    private async Task WriteAsync(T[] batch, CancellationToken cancellationToken)
    {
        try
        {
            await write(batch, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            if (Interlocked.Increment(ref failures) == 1)
            {
                listener.OutageBegan(Count, exception);
            }

            throw;
        }

        var hasEnded = Interlocked.Exchange(ref failures, 0) > 0;
        lock (gate)
        {
            held = [];
            isDropping = false;
            if (hasEnded && waiting.Count > 0 && !isClosed)
            {
                // the timer still has the patience of the outage
                Arm(limits.Interval);
            }
        }

        if (hasEnded)
        {
            listener.OutageEnded(Dropped);
        }
    }
}
