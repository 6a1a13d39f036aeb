namespace Aegis.Usage;

/// <summary>
/// Events on their way to the store. Those that are being written stay until the store has them; beside them there is room for the
/// rest of the capacity, in which the newest push out the oldest.
/// </summary>
internal sealed class UsageBuffer(int capacity)
{
    private const int MostTogether = 1000;

    private readonly object gate = new();
    private readonly Queue<UsageEvent> waiting = new();
    private readonly int batch = Math.Min(MostTogether, capacity / 2);
    private UsageEvent[] writing = [];
    private long added;
    private long dropped;

    /// <summary>How many were ever added.</summary>
    public long Added => Interlocked.Read(ref added);

    /// <summary>How many were pushed out.</summary>
    public long Dropped => Interlocked.Read(ref dropped);

    /// <summary>How many are not in the store.</summary>
    public int Count
    {
        get
        {
            lock (gate)
            {
                return waiting.Count + writing.Length;
            }
        }
    }

    public Addition Add(UsageEvent usage)
    {
        lock (gate)
        {
            added++;
            waiting.Enqueue(usage);
            if (waiting.Count + writing.Length > capacity)
            {
                waiting.Dequeue();
                dropped++;
                return Addition.Dropping;
            }

            return waiting.Count == 1 ? Addition.First
                : waiting.Count == batch ? Addition.Batch
                : Addition.None;
        }
    }

    /// <summary>The next to be written: once more those of before, unless they were <see cref="Written"/>.</summary>
    /// <param name="before">Only what was added when so many had been. Default: anything.</param>
    public UsageEvent[] Next(long before = long.MaxValue)
    {
        lock (gate)
        {
            // what waits are the last that were added
            if (writing.Length == 0 && added - waiting.Count < before)
            {
                writing = new UsageEvent[Math.Min(batch, waiting.Count)];
                for (var at = 0; at < writing.Length; at++)
                {
                    writing[at] = waiting.Dequeue();
                }
            }

            return writing;
        }
    }

    /// <summary>The store has them.</summary>
    public void Written()
    {
        lock (gate)
        {
            writing = [];
        }
    }

    public void DropAll()
    {
        lock (gate)
        {
            dropped += waiting.Count + writing.Length;
            waiting.Clear();
            writing = [];
        }
    }

    public void DropOne()
    {
        lock (gate)
        {
            dropped++;
        }
    }
}
