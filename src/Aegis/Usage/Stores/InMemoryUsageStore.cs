namespace Aegis.Usage;

/// <summary>
/// Keeps usage in this process, and forgets it with it. It holds so many of the newest events; what came before is forgotten.
/// </summary>
public sealed class InMemoryUsageStore : IUsageStore
{
    /// <summary>How many events it holds by default: 100,000, which are about 30 MB.</summary>
    public const int DefaultCapacity = 100_000;

    private readonly object gate = new();
    private readonly int capacity;
    private readonly SortedSet<UsageEvent> events = new(EventOrder.Instance);
    private readonly Queue<UsageEvent> byAge = new();

    /// <summary>An empty store.</summary>
    /// <param name="capacity">How many events it holds; above 0.</param>
    public InMemoryUsageStore(int capacity = DefaultCapacity)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(capacity, 1);
        this.capacity = capacity;
    }

    /// <inheritdoc/>
    public ValueTask AppendAsync(IReadOnlyList<UsageEvent> events, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(events);
        cancellationToken.ThrowIfCancellationRequested();
        lock (gate)
        {
            foreach (var usage in events)
            {
                Append(usage);
            }
        }

        return default;
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<UsageSum>> SumAsync(
        UsageFilter filter,
        UsageGrouping by,
        IReadOnlyList<UsagePeriod> periods,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(filter);
        ArgumentNullException.ThrowIfNull(periods);
        cancellationToken.ThrowIfCancellationRequested();
        lock (gate)
        {
            return new(
                periods
                    .SelectMany(period =>
                        UsageSums.Of(period, by, events.Where(usage => period.Has(usage.Time) && filter.Has(usage)))
                    )
                    .InOrder()
            );
        }
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<UsageEvent>> ReadAsync(
        UsageFilter filter,
        UsagePeriod period,
        UsageEvent? after,
        int limit,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(filter);
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        cancellationToken.ThrowIfCancellationRequested();
        lock (gate)
        {
            return new([.. From(after).Where(usage => period.Has(usage.Time) && filter.Has(usage)).Take(limit)]);
        }
    }

    private IEnumerable<UsageEvent> From(UsageEvent? after) =>
        after is null || events.Count == 0 ? events
        : EventOrder.Instance.Compare(after, events.Max) >= 0 ? []
        : events.GetViewBetween(after, events.Max).SkipWhile(usage => EventOrder.Instance.Compare(usage, after) <= 0);

    private void Append(UsageEvent usage)
    {
        if (!events.Add(usage))
        {
            return;
        }

        byAge.Enqueue(usage);
        if (byAge.Count > capacity)
        {
            events.Remove(byAge.Dequeue());
        }
    }

    private sealed class EventOrder : IComparer<UsageEvent>
    {
        public static readonly EventOrder Instance = new();

        public int Compare(UsageEvent? x, UsageEvent? y)
        {
            var order = string.CompareOrdinal(x!.Tenant, y!.Tenant);
            order = order != 0 ? order : x.Time.CompareTo(y.Time);
            return order != 0 ? order : x.Id.CompareTo(y.Id);
        }
    }
}
