namespace Aegis.Resilience;

/// <summary>As many breakers as there is room for, in the order in which they were asked for last.</summary>
internal sealed class CircuitBreakerTable(int capacity)
{
    private readonly Dictionary<string, LinkedListNode<CircuitBreaker>> nodes = new(StringComparer.Ordinal);
    private readonly LinkedList<CircuitBreaker> byUse = new();

    public CircuitBreaker? Find(string key)
    {
        ArgumentException.ThrowIfNullOrEmpty(key);
        lock (byUse)
        {
            return nodes.TryGetValue(key, out var node) ? Use(node) : null;
        }
    }

    public CircuitBreaker GetOrAdd<TState>(string key, TState state, Func<string, TState, CircuitBreaker> make)
    {
        lock (byUse)
        {
            if (nodes.TryGetValue(key, out var known))
            {
                return Use(known);
            }

            var made = make(key, state);
            if (nodes.Count >= capacity)
            {
                Drop(LongestUnused());
            }

            nodes.Add(key, byUse.AddLast(made));
            return made;
        }
    }

    public CircuitBreaker[] All()
    {
        lock (byUse)
        {
            return [.. byUse];
        }
    }

    private CircuitBreaker Use(LinkedListNode<CircuitBreaker> node)
    {
        byUse.Remove(node);
        byUse.AddLast(node);
        return node.Value;
    }

    private LinkedListNode<CircuitBreaker> LongestUnused()
    {
        for (var node = byUse.First; node is not null; node = node.Next)
        {
            if (node.Value.State == CircuitState.Closed)
            {
                return node;
            }
        }

        return byUse.First!;
    }

    private void Drop(LinkedListNode<CircuitBreaker> node)
    {
        byUse.Remove(node);
        nodes.Remove(node.Value.Key);
    }
}
