using System.Runtime.CompilerServices;

namespace Aegis.Pipelines;

/// <summary>
/// The agents that one thread is to start next, first in first out. They are linked through an array of the run, one
/// place an agent: an agent is in one list once, so threads never meet there and nothing is allocated. The last place is
/// not written: most lists hold one agent, and what lies beside its place is written by other threads.
/// </summary>
internal ref struct ReadyList(int[] links)
{
    private const int None = -1;

    private readonly int[] links = links;
    private int first = None;
    private int last;

    /// <summary>
    /// When what this thread did last was over, so that an agent that starts at once need not read the clock again;
    /// 0: it must.
    /// </summary>
    public long Reading { get; set; }

    public readonly bool IsEmpty => first == None;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(int agent)
    {
        if (first == None)
        {
            first = agent;
        }
        else
        {
            links[last] = agent;
        }

        last = agent;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryTake(out int agent)
    {
        agent = first;
        if (agent == None)
        {
            return false;
        }

        first = agent == last ? None : links[agent];
        return true;
    }
}
