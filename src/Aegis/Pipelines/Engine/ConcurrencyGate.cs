namespace Aegis.Pipelines;

/// <summary>Lets only so many agents of a run be started at once; the others wait in order of arrival.</summary>
/// <remarks>
/// While an agent waits, either as many as allowed are running or another one that was let go has yet to ask again: each
/// that ends, and each that is let go but then skipped, lets go one more.
/// </remarks>
internal sealed class ConcurrencyGate(int limit)
{
    private readonly object gate = new();
    private readonly Queue<int> waiting = new();
    private int running;

    /// <summary>Whether the agent may start now; else it waits until <see cref="TryRelease"/> lets it go.</summary>
    public bool TryEnter(int agent)
    {
        lock (gate)
        {
            if (running == limit)
            {
                waiting.Enqueue(agent);
                return false;
            }

            running++;
            return true;
        }
    }

    /// <summary>Notes that an agent that had entered has ended.</summary>
    public void Leave()
    {
        lock (gate)
        {
            running--;
        }
    }

    /// <summary>Lets go the agent that has waited longest, if there is one and there is room for it.</summary>
    public bool TryRelease(out int agent)
    {
        lock (gate)
        {
            agent = -1;
            return running < limit && waiting.TryDequeue(out agent);
        }
    }
}
