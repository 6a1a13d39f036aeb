namespace Aegis.Tasks;

/// <summary>Counts the tasks that are running now.</summary>
internal sealed class TaskCounter
{
    private int running;

    public int Running => Volatile.Read(ref running);

    /// <summary>One more, until the result is disposed of.</summary>
    public Place Enter()
    {
        Interlocked.Increment(ref running);
        return new Place(this);
    }

    public readonly struct Place(TaskCounter counter) : IDisposable
    {
        public void Dispose() => Interlocked.Decrement(ref counter.running);
    }
}
