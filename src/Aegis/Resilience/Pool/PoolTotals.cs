namespace Aegis.Resilience;

/// <summary>What became of a pool's calls, counted by any number of threads.</summary>
internal sealed class PoolTotals
{
    private long succeeded;
    private long failed;
    private long cancelled;
    private long rejected;

    public long Succeeded => Volatile.Read(ref succeeded);

    public long Failed => Volatile.Read(ref failed);

    public long Cancelled => Volatile.Read(ref cancelled);

    public long Rejected => Volatile.Read(ref rejected);

    public void CountEnded(Exception? error, bool isCancelled) =>
        Interlocked.Increment(
            ref error is null
                ? ref succeeded
                : ref isCancelled && error is OperationCanceledException ? ref cancelled : ref failed
        );

    public void CountGivenUp() => Interlocked.Increment(ref cancelled);

    public void CountRejected() => Interlocked.Increment(ref rejected);
}
