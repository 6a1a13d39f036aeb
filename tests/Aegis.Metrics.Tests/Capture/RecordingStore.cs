namespace Aegis.Metrics.Tests.Capture;

/// <summary>Keeps what it was given, to be looked at.</summary>
internal sealed class RecordingStore : IMetricsStore
{
    private readonly InMemoryMetricsStore inner = new();

    public List<AgentCall> Calls { get; } = [];

    public List<AgentInteraction> Interactions { get; } = [];

    /// <summary>What the next batches end with, after they were kept.</summary>
    public Exception? Error { get; set; }

    public ValueTask AppendAsync(
        IReadOnlyList<AgentCall> calls,
        IReadOnlyList<AgentInteraction> interactions,
        CancellationToken cancellationToken
    )
    {
        Calls.AddRange(calls);
        Interactions.AddRange(interactions);
        return Error is { } error ? throw error : inner.AppendAsync(calls, interactions, cancellationToken);
    }

    public ValueTask<IReadOnlyList<PeriodStatistics>> SummarizeAsync(
        string tenant,
        string? agent,
        IReadOnlyList<DateTimeOffset> bounds,
        CancellationToken cancellationToken
    ) => inner.SummarizeAsync(tenant, agent, bounds, cancellationToken);

    public ValueTask<IReadOnlyList<ErrorStatistics>> ListErrorsAsync(
        MetricsQuery query,
        int examples,
        CancellationToken cancellationToken
    ) => inner.ListErrorsAsync(query, examples, cancellationToken);

    public ValueTask<IReadOnlyList<InteractionStatistics>> ListInteractionsAsync(
        MetricsQuery query,
        CancellationToken cancellationToken
    ) => inner.ListInteractionsAsync(query, cancellationToken);

    public ValueTask<int> PruneAsync(DateTimeOffset before, int limit, CancellationToken cancellationToken) =>
        inner.PruneAsync(before, limit, cancellationToken);
}
