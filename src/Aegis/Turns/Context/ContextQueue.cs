using System.Collections;

namespace Aegis.Turns;

/// <summary>The latest things that a loop has to remember; the oldest make place. Safe for use from several threads.</summary>
/// <remarks>A tool that takes a parameter of this type is given that of the loop that runs it; no model sees the parameter.</remarks>
public sealed class ContextQueue : IReadOnlyCollection<ContextItem>
{
    /// <summary>How many items a queue holds unless it says otherwise: 10.</summary>
    public const int DefaultLimit = 10;

    private readonly object gate = new();
    private readonly Queue<ContextItem> items;

    /// <summary>An empty queue.</summary>
    /// <param name="limit">How many items it holds, 1 or more. Default: 10.</param>
    public ContextQueue(int limit = DefaultLimit)
        : this(limit, []) { }

    private ContextQueue(int limit, IEnumerable<ContextItem> items)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        Limit = limit;
        this.items = new Queue<ContextItem>(items);
    }

    /// <summary>Called with each item that makes place for another, outside any lock.</summary>
    public event Action<ContextItem>? Evicted;

    /// <summary>How many items it holds.</summary>
    public int Limit { get; }

    /// <inheritdoc/>
    public int Count
    {
        get
        {
            lock (gate)
            {
                return items.Count;
            }
        }
    }

    /// <summary>Adds items in their order; the oldest make place.</summary>
    /// <param name="added">The items.</param>
    /// <exception cref="ArgumentException">One of them is none; nothing was added.</exception>
    public void Add(params ContextItem[] added)
    {
        ArgumentNullException.ThrowIfNull(added);
        if (Array.IndexOf(added, null) >= 0)
        {
            throw new ArgumentException("An item is null; nothing was added.", nameof(added));
        }

        var evicted = new List<ContextItem>();
        lock (gate)
        {
            foreach (var item in added)
            {
                if (items.Count == Limit)
                {
                    evicted.Add(items.Dequeue());
                }

                items.Enqueue(item);
            }
        }

        if (Evicted is { } told)
        {
            evicted.ForEach(told);
        }
    }

    /// <summary>The items, the oldest first.</summary>
    /// <param name="last">Only so many of the latest. Default: all.</param>
    /// <returns>A copy.</returns>
    public IReadOnlyList<ContextItem> History(int? last = null)
    {
        lock (gate)
        {
            return last is { } number ? [.. items.TakeLast(number)] : [.. items];
        }
    }

    /// <summary>Takes all items out.</summary>
    public void Clear()
    {
        lock (gate)
        {
            items.Clear();
        }
    }

    /// <summary>A queue with the same items, which then goes its own way; nobody is told of what it evicts.</summary>
    /// <param name="limit">How many items it holds; the oldest make place. Default: as many.</param>
    /// <returns>The queue.</returns>
    public ContextQueue Branch(int? limit = null)
    {
        var history = History();
        var own = limit ?? Limit;
        return new ContextQueue(own, history.TakeLast(own));
    }

    /// <inheritdoc/>
    public IEnumerator<ContextItem> GetEnumerator() => History().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
