namespace Aegis.Usage.Tests.Tracking;

/// <summary>A store in memory that fails, or does not answer, while a test says so.</summary>
internal sealed class TroubledStore : IUsageStore
{
    private readonly InMemoryUsageStore inner = new();

    /// <summary>Whether writing fails.</summary>
    public bool IsFailing { get; set; }

    /// <summary>Whether writing fails after the events are written, so that the writer does not know.</summary>
    public bool IsFailingAfter { get; set; }

    /// <summary>What writing waits for.</summary>
    public Task Open { get; set; } = Task.CompletedTask;

    /// <summary>How many events each attempt to write had.</summary>
    public List<int> Attempts { get; } = [];

    public int Count =>
        (
            inner
                .ReadAsync(new UsageFilter(), UsagePeriod.All, null, int.MaxValue, CancellationToken.None)
                .AsTask()
                .Result
        ).Count;

    public async ValueTask AppendAsync(IReadOnlyList<UsageEvent> events, CancellationToken cancellationToken)
    {
        Attempts.Add(events.Count);
        await Open.WaitAsync(cancellationToken);
        if (IsFailing)
        {
            throw new IOException("The disk is gone.");
        }

        await inner.AppendAsync(events, cancellationToken);
        if (IsFailingAfter)
        {
            throw new IOException("The answer is gone.");
        }
    }

    public ValueTask<IReadOnlyList<UsageSum>> SumAsync(
        UsageFilter filter,
        UsageGrouping by,
        IReadOnlyList<UsagePeriod> periods,
        CancellationToken cancellationToken
    ) => inner.SumAsync(filter, by, periods, cancellationToken);

    public ValueTask<IReadOnlyList<UsageEvent>> ReadAsync(
        UsageFilter filter,
        UsagePeriod period,
        UsageEvent? after,
        int limit,
        CancellationToken cancellationToken
    ) => inner.ReadAsync(filter, period, after, limit, cancellationToken);
}
