namespace Aegis.Resilience;

/// <summary>How many calls are in a pool. Once it is closed nobody gets in, and somebody waits until the last has left.</summary>
internal sealed class PoolOccupancy
{
    private readonly object gate = new();
    private readonly TaskCompletionSource emptied = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Whether nobody gets in any more.</summary>
    public bool IsClosed { get; private set; }

    public int Running { get; private set; }

    public int Peak { get; private set; }

    public bool TryEnter()
    {
        lock (gate)
        {
            if (IsClosed)
            {
                return false;
            }

            Running++;
            Peak = Math.Max(Peak, Running);
            return true;
        }
    }

    public void Leave()
    {
        lock (gate)
        {
            Running--;
            TellIfEmptied();
        }
    }

    /// <summary>Lets nobody in any more.</summary>
    /// <returns>Ends when the last one has left.</returns>
    public Task Close()
    {
        lock (gate)
        {
            IsClosed = true;
            TellIfEmptied();
            return emptied.Task;
        }
    }

    private void TellIfEmptied()
    {
        if (IsClosed && Running == 0)
        {
            emptied.TrySetResult();
        }
    }
}
