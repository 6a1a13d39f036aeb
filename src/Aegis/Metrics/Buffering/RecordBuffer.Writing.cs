namespace Aegis.Metrics.Buffering;

// one batch after the other, and what happens when one can not be written
internal sealed partial class RecordBuffer<T>
{
    /// <summary>The batch that is being written, or could not be: it goes first, as it was.</summary>
    private List<T>? held;

    private bool isFailing;
    private TimeSpan pause;

    private long Unwritten
    {
        get
        {
            lock (gate)
            {
                return waiting.Count + (held?.Count ?? 0) + dropped;
            }
        }
    }

    private async Task WriteInBackgroundAsync()
    {
        lock (gate)
        {
            isArmed = false;
        }

        try
        {
            await FlushAsync(CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception)
        {
            // told to the listener where it was caught first
            lock (gate)
            {
                if (!isClosed)
                {
                    Arm(pause);
                }
            }
        }
    }

    /// <summary>What to write next; none when nothing waits.</summary>
    private List<T>? NextBatch()
    {
        lock (gate)
        {
            if (held is null && waiting.Count > 0)
            {
                held = new List<T>(Math.Min(waiting.Count, limits.BatchSize));
                while (held.Count < limits.BatchSize && waiting.TryDequeue(out var record))
                {
                    held.Add(record);
                }
            }

            return held;
        }
    }

    private async Task WriteAsync(List<T> batch, CancellationToken cancellationToken)
    {
        try
        {
            await write(batch, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            NoteFailure(exception);
            throw;
        }

        NoteSuccess();
    }

    private void NoteFailure(Exception exception)
    {
        bool isNew;
        lock (gate)
        {
            isNew = !isFailing;
            pause = isNew ? limits.Interval : TimeSpan.FromTicks(Math.Min(pause.Ticks * 2, limits.LongestRetry.Ticks));
            isFailing = true;
        }

        if (isNew)
        {
            listener.OutageBegan(exception);
        }
    }

    private void NoteSuccess()
    {
        bool wasFailing;
        long wereDropped;
        lock (gate)
        {
            held = null;
            (wasFailing, isFailing) = (isFailing, false);
            (wereDropped, dropped) = (dropped, 0);
        }

        if (wasFailing)
        {
            listener.OutageEnded();
        }

        if (wereDropped > 0)
        {
            listener.Dropped(wereDropped);
        }
    }
}
