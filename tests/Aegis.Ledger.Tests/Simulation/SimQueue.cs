namespace Aegis.Ledger.Tests.Simulation;

/// <summary>Everything that happens in a simulated world, in the order of its time; nothing happens outside.</summary>
internal sealed class SimQueue
{
    private readonly PriorityQueue<Action, (long At, long Order)> events = new();
    private long order;

    public long Now { get; private set; }

    public bool IsEmpty => events.Count == 0;

    public void Add(TimeSpan delay, Action action) => events.Enqueue(action, (Now + Math.Max(0, delay.Ticks), order++));

    /// <summary>Lets things happen until nothing is left to, or it has been going on for too long.</summary>
    public void Run(TimeSpan until)
    {
        while (events.TryPeek(out _, out var at) && at.At <= until.Ticks)
        {
            var action = events.Dequeue();
            Now = at.At;
            action();
        }
    }
}
