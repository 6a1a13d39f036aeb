namespace Aegis.Metrics;

/// <summary>
/// Keeps metrics in this process, and forgets them with it: the latest 50,000 calls and as many interactions, unless told otherwise.
/// </summary>
/// <param name="capacity">How many calls, and how many interactions, are kept; the oldest go first. Default: 50,000; at least 1.</param>
public sealed class InMemoryMetricsStore(int capacity = 50_000) : IMetricsStore
{
    private readonly object gate = new();
    private readonly BoundedRecords<AgentCall> calls = new(capacity);
    private readonly BoundedRecords<AgentInteraction> interactions = new(capacity);

    /// <inheritdoc/>
    public ValueTask AppendAsync(
        IReadOnlyList<AgentCall> calls,
        IReadOnlyList<AgentInteraction> interactions,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(calls);
        ArgumentNullException.ThrowIfNull(interactions);
        cancellationToken.ThrowIfCancellationRequested();
        lock (gate)
        {
            foreach (var call in calls)
            {
                this.calls.Add((call.Tenant, call.Id), call);
            }

            foreach (var interaction in interactions)
            {
                this.interactions.Add((interaction.Tenant, interaction.Id), interaction);
            }
        }

        return default;
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<PeriodStatistics>> SummarizeAsync(
        string tenant,
        string? agent,
        IReadOnlyList<DateTimeOffset> bounds,
        CancellationToken cancellationToken
    )
    {
        MetricsBounds.ThrowIfUnfit(bounds);
        cancellationToken.ThrowIfCancellationRequested();
        var periods = new List<PeriodStatistics>(bounds.Count - 1);
        for (var at = 1; at < bounds.Count; at++)
        {
            var (from, to) = (bounds[at - 1], bounds[at]);
            periods.Add(CallStatistics.Of(Calls(new MetricsQuery(tenant, from, to, agent)), from, to));
        }

        return new(periods);
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<ErrorStatistics>> ListErrorsAsync(
        MetricsQuery query,
        int examples,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentOutOfRangeException.ThrowIfNegative(examples);
        cancellationToken.ThrowIfCancellationRequested();
        var kinds = Calls(query)
            .Where(static call => call.ErrorKind is not null)
            .GroupBy(static call => call.ErrorKind!, StringComparer.Ordinal)
            .OrderByDescending(static kind => kind.Count())
            .ThenBy(static kind => kind.Key, StringComparer.Ordinal);
        return new([.. kinds.Select(kind => new ErrorStatistics(kind.Key, kind.Count(), Latest(kind, examples)))]);
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<InteractionStatistics>> ListInteractionsAsync(
        MetricsQuery query,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(query);
        cancellationToken.ThrowIfCancellationRequested();
        List<AgentInteraction> asked;
        lock (gate)
        {
            asked =
            [
                .. interactions.Where(one =>
                    one.Tenant == query.Tenant
                    && one.At >= query.From
                    && one.At < query.To
                    && (query.Agent is null || one.From == query.Agent || one.To == query.Agent)
                ),
            ];
        }

        var pairs = asked.GroupBy(static one => (one.From, one.To, one.Kind)).Select(CallStatistics.Of);
        return new(InteractionOrder.Of(pairs));
    }

    /// <inheritdoc/>
    public ValueTask<int> PruneAsync(DateTimeOffset before, int limit, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        cancellationToken.ThrowIfCancellationRequested();
        lock (gate)
        {
            var removed = calls.Remove(call => call.At < before, limit);
            return new(removed + (removed < limit ? interactions.Remove(one => one.At < before, limit - removed) : 0));
        }
    }

    private List<AgentCall> Calls(MetricsQuery query)
    {
        lock (gate)
        {
            return
            [
                .. calls.Where(call =>
                    call.Tenant == query.Tenant
                    && call.At >= query.From
                    && call.At < query.To
                    && (query.Agent is null || call.Agent == query.Agent)
                ),
            ];
        }
    }

    private static List<ErrorExample> Latest(IEnumerable<AgentCall> errors, int count) =>
        [
            .. errors
                .OrderByDescending(static call => call.At)
                .ThenBy(
                    static call => Convert.ToHexString(call.Id.ToByteArray(bigEndian: true)),
                    StringComparer.Ordinal
                )
                .Take(count)
                .Select(static call => new ErrorExample(call.At!.Value, call.Agent, call.ErrorType, call.RunId)),
        ];
}
