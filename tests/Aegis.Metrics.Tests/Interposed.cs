namespace Aegis.Metrics.Tests;

/// <summary>A store that fails when it is told to.</summary>
internal sealed class Interposed(IMetricsStore store) : IMetricsStore
{
    public Exception? Error { get; set; }

    public Exception? PruningError { get; set; }

    public ValueTask AppendAsync(
        IReadOnlyList<AgentCall> calls,
        IReadOnlyList<AgentInteraction> interactions,
        CancellationToken cancellationToken
    ) => Error is { } error ? throw error : store.AppendAsync(calls, interactions, cancellationToken);

    public ValueTask<IReadOnlyList<PeriodStatistics>> SummarizeAsync(
        string tenant,
        string? agent,
        IReadOnlyList<DateTimeOffset> bounds,
        CancellationToken cancellationToken
    ) => store.SummarizeAsync(tenant, agent, bounds, cancellationToken);

    public ValueTask<IReadOnlyList<ErrorStatistics>> ListErrorsAsync(
        MetricsQuery query,
        int examples,
        CancellationToken cancellationToken
    ) => store.ListErrorsAsync(query, examples, cancellationToken);

    public ValueTask<IReadOnlyList<InteractionStatistics>> ListInteractionsAsync(
        MetricsQuery query,
        CancellationToken cancellationToken
    ) => store.ListInteractionsAsync(query, cancellationToken);

    public ValueTask<int> PruneAsync(DateTimeOffset before, int limit, CancellationToken cancellationToken) =>
        PruningError is { } error ? throw error : store.PruneAsync(before, limit, cancellationToken);
}
