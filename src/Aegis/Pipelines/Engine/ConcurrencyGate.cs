namespace Aegis.Pipelines;

/// <summary>Lets only so many agents of a run be started at once; the others wait in order of arrival.</summary>
/// <remarks>
/// An agent that is let go keeps its place until it asks again, so that none that arrives in between overtakes it. While an
/// agent waits, as many as allowed are running or have such a place: each of them lets go one more in the end.
/// </remarks>
internal sealed partial class ConcurrencyGate(int limit)
{
    private readonly object gate = new();
    private readonly Queue<int> waiting = new();
    private readonly HashSet<int> admitted = [];
    private int taken;

    /// <summary>Whether the agent may start now; else it waits until <see cref="TryRelease"/> lets it go.</summary>
    public bool TryEnter(int agent)
    {
        lock (gate)
        {
            if (admitted.Remove(agent))
            {
                return true;
            }

            if (taken == limit)
            {
                waiting.Enqueue(agent);
                return false;
            }

            taken++;
            return true;
        }
    }

    /// <summary>Notes that an agent has ended, or will not start.</summary>
    public void Leave(int agent, bool entered)
    {
        lock (gate)
        {
            if (aside.Remove(agent, out var turn))
            {
                // it has let others have its place, and nobody waits to go on any more
                turn?.TrySetCanceled();
            }
            else if (entered || admitted.Remove(agent))
            {
                taken--;
            }
        }
    }

    /// <summary>Lets go the agent that has waited longest, if there is one and there is room for it.</summary>
    public bool TryRelease(out int agent)
    {
        lock (gate)
        {
            agent = -1;
            LetBack();
            if (taken == limit || !waiting.TryDequeue(out agent))
            {
                return false;
            }

            taken++;
            admitted.Add(agent);
            return true;
        }
    }
}
