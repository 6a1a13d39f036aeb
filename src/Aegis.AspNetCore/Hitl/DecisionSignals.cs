namespace Aegis.AspNetCore.Hitl;

/// <summary>Wakes whoever waits on this node for an operation to change. Changes by other nodes are seen by looking again.</summary>
/// <remarks>A fixed number of slots, which operations share: a waiter that is woken for another one looks, and sleeps again.</remarks>
internal sealed class DecisionSignals
{
    private readonly TaskCompletionSource[] slots = [.. Enumerable.Range(0, 256).Select(static _ => NewSlot())];

    /// <summary>Completes at the next signal. Take it before you look, so that none is missed.</summary>
    public Task Next(Guid operation) => Volatile.Read(ref SlotOf(operation)).Task;

    public void Signal(Guid operation) => Interlocked.Exchange(ref SlotOf(operation), NewSlot()).SetResult();

    private static TaskCompletionSource NewSlot() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private ref TaskCompletionSource SlotOf(Guid operation) =>
        ref slots[(operation.GetHashCode() & int.MaxValue) % slots.Length];
}
