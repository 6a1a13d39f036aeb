using System.Collections;

namespace Aegis.Metrics;

/// <summary>The latest records, in the order in which they came, each once.</summary>
internal sealed class BoundedRecords<T> : IEnumerable<T>
{
    private readonly int capacity;
    private readonly LinkedList<((string Tenant, Guid Id) Key, T Record)> records = new();
    private readonly HashSet<(string Tenant, Guid Id)> keys = [];

    public BoundedRecords(int capacity)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(capacity, 1);
        this.capacity = capacity;
    }

    /// <summary>Adds a record unless it is there, in place of the oldest when there are as many as may be.</summary>
    public void Add((string Tenant, Guid Id) key, T record)
    {
        if (!keys.Add(key))
        {
            return;
        }

        records.AddLast((key, record));
        if (records.Count > capacity)
        {
            Remove(records.First!);
        }
    }

    /// <summary>Removes those that fit, the oldest first.</summary>
    /// <returns>How many.</returns>
    public int Remove(Func<T, bool> fits, int limit)
    {
        var removed = 0;
        for (var node = records.First; node is not null && removed < limit; )
        {
            var next = node.Next;
            if (fits(node.Value.Record))
            {
                Remove(node);
                removed++;
            }

            node = next;
        }

        return removed;
    }

    public IEnumerator<T> GetEnumerator() => records.Select(static entry => entry.Record).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private void Remove(LinkedListNode<((string Tenant, Guid Id) Key, T Record)> node)
    {
        keys.Remove(node.Value.Key);
        records.Remove(node);
    }
}
