using System.Diagnostics.CodeAnalysis;

namespace Aegis.Turns;

/// <summary>What a loop can look up by an id, in the order in which ids came. Safe for use from several threads.</summary>
/// <remarks>A tool that takes a parameter of this type is given that of the loop that runs it; no model sees the parameter.</remarks>
public sealed class ContextPool
{
    private readonly object gate = new();
    private readonly List<ContextItem> items;

    /// <summary>An empty pool.</summary>
    /// <param name="limit">How many items it holds, 1 or more; the one that came first makes place. Default: any number.</param>
    public ContextPool(int? limit = null)
        : this(limit, []) { }

    private ContextPool(int? limit, IEnumerable<ContextItem> items)
    {
        if (limit is { } number)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(number, 1, nameof(limit));
        }

        Limit = limit;
        this.items = [.. items];
    }

    /// <summary>How many items it holds; none for any number.</summary>
    public int? Limit { get; }

    /// <summary>How many items it has.</summary>
    public int Count => Items.Count;

    /// <summary>The items at this moment.</summary>
    public IReadOnlyList<ContextItem> Items
    {
        get
        {
            lock (gate)
            {
                return [.. items];
            }
        }
    }

    /// <summary>The item with an id.</summary>
    /// <param name="id">The id.</param>
    /// <returns>The item.</returns>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    public ContextItem this[string id] =>
        TryGet(id, out var item) ? item : throw new KeyNotFoundException($"The pool has no item with the id '{id}'.");

    /// <summary>Adds an item; one with the same id is replaced where it stands.</summary>
    /// <param name="item">The item.</param>
    /// <exception cref="ArgumentException">It has no id or no description.</exception>
    public void Add(ContextItem item)
    {
        ArgumentNullException.ThrowIfNull(item);
        if (string.IsNullOrEmpty(item.Id) || string.IsNullOrEmpty(item.Description))
        {
            throw new ArgumentException("An item of a pool needs an id and a description.", nameof(item));
        }

        lock (gate)
        {
            var index = items.FindIndex(known => known.Id == item.Id);
            if (index >= 0)
            {
                items[index] = item;
                return;
            }

            if (items.Count == Limit)
            {
                items.RemoveAt(0);
            }

            items.Add(item);
        }
    }

    /// <summary>Finds an item.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="item">The item.</param>
    /// <returns>Whether there is one.</returns>
    public bool TryGet(string id, [MaybeNullWhen(false)] out ContextItem item)
    {
        ArgumentNullException.ThrowIfNull(id);
        lock (gate)
        {
            item = items.Find(known => known.Id == id);
            return item is not null;
        }
    }

    /// <summary>Takes an item out.</summary>
    /// <param name="id">Its id.</param>
    /// <returns>Whether there was one.</returns>
    public bool Remove(string id)
    {
        lock (gate)
        {
            return items.RemoveAll(known => known.Id == id) > 0;
        }
    }

    /// <summary>A line an item, id and description, for a model that chooses what to look up.</summary>
    /// <returns>Lines that end with <c>\n</c>, but the last.</returns>
    public string Catalogue() => string.Join('\n', Items.Select(static item => $"{item.Id}: {item.Description}"));

    /// <summary>A pool with the same items, which then goes its own way.</summary>
    /// <returns>The pool.</returns>
    public ContextPool Branch()
    {
        lock (gate)
        {
            return new ContextPool(Limit, items);
        }
    }
}
