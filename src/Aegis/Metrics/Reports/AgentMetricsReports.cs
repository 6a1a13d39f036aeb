namespace Aegis.Metrics;

/// <summary>
/// Tells of what agents did: how often they were called and succeeded, how long they took, which errors there were, and who works
/// with whom. <c>services.AddAegis()</c> registers one. What this process recorded before a question is in its answer.
/// </summary>
public sealed class AgentMetricsReports
{
    /// <summary>How many days a trend has at most.</summary>
    public const int MaxDays = 366;

    private readonly IMetricsStore store;
    private readonly AgentMetrics? metrics;
    private readonly IHealthScore health;
    private readonly TimeProvider clock;

    /// <summary>Reports over a store.</summary>
    /// <param name="store">Where the metrics are.</param>
    /// <param name="metrics">Stores first what it was given. Default: none, what is stored is told of.</param>
    /// <param name="health">What makes scores. Default: a <see cref="HealthScore"/>.</param>
    /// <param name="timeProvider">The clock that says what today is. Default: the system's.</param>
    public AgentMetricsReports(
        IMetricsStore store,
        AgentMetrics? metrics = null,
        IHealthScore? health = null,
        TimeProvider? timeProvider = null
    )
    {
        ArgumentNullException.ThrowIfNull(store);
        this.store = store;
        this.metrics = metrics;
        this.health = health ?? new HealthScore();
        clock = timeProvider ?? TimeProvider.System;
    }

    /// <summary>The calls of a day, week or month: all together, and of each agent.</summary>
    /// <param name="period">How long. Default: the day.</param>
    /// <param name="scope">Whose, of which agent, when. Default: all of the tenant <c>default</c>, today by UTC.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>The statistics.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such period.</exception>
    public async Task<PeriodStatistics> PeriodAsync(
        ReportPeriod period = ReportPeriod.Daily,
        MetricsScope? scope = null,
        CancellationToken cancellationToken = default
    )
    {
        scope ??= MetricsScope.Default;
        var query = QueryOf(period, scope);
        await FlushAsync(cancellationToken).ConfigureAwait(false);
        return await SummarizeAsync(query, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The calls of each of the latest days, the last of which is today; days without calls are there too.</summary>
    /// <param name="days">How many days. Default: 7; 1 to <see cref="MaxDays"/>.</param>
    /// <param name="scope">Whose, of which agent, until when. Default: all of the tenant <c>default</c>, until today by UTC.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>The days, the earliest first.</returns>
    /// <exception cref="ArgumentOutOfRangeException">It is no such number of days.</exception>
    public async Task<IReadOnlyList<MetricsDay>> TrendAsync(
        int days = 7,
        MetricsScope? scope = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(days, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(days, MaxDays);
        scope ??= MetricsScope.Default;
        var first = Today(scope).AddDays(1 - days);
        var bounds = Enumerable
            .Range(0, days + 1)
            .Select(day => ReportCalendar.StartOf(first.AddDays(day), scope.Zone).ToUniversalTime())
            .ToList();
        await FlushAsync(cancellationToken).ConfigureAwait(false);
        var periods = await store
            .SummarizeAsync(scope.Tenant, scope.Agent, bounds, cancellationToken)
            .ConfigureAwait(false);
        return [.. periods.Select((period, day) => new MetricsDay(first.AddDays(day), period))];
    }

    /// <summary>The errors of a day, week or month by their kinds, with the latest of each.</summary>
    /// <param name="period">How long. Default: the day.</param>
    /// <param name="examples">How many of the latest of each kind. Default: 5; at least 0.</param>
    /// <param name="scope">Whose, of which agent, when. Default: all of the tenant <c>default</c>, today by UTC.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>The kinds, the most frequent first.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such period, or the number is negative.</exception>
    public async Task<IReadOnlyList<ErrorStatistics>> ErrorsAsync(
        ReportPeriod period = ReportPeriod.Daily,
        int examples = 5,
        MetricsScope? scope = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentOutOfRangeException.ThrowIfNegative(examples);
        var query = QueryOf(period, scope ?? MetricsScope.Default);
        await FlushAsync(cancellationToken).ConfigureAwait(false);
        return await store.ListErrorsAsync(query, examples, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Which agents gave each other what in a day, week or month.</summary>
    /// <param name="period">How long. Default: the day.</param>
    /// <param name="scope">Whose, around which agent, when. Default: all of the tenant <c>default</c>, today by UTC.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>The agents that were called, gave or were given something, and the edges between them.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such period.</exception>
    public async Task<InteractionGraph> InteractionsAsync(
        ReportPeriod period = ReportPeriod.Daily,
        MetricsScope? scope = null,
        CancellationToken cancellationToken = default
    )
    {
        var query = QueryOf(period, scope ?? MetricsScope.Default);
        await FlushAsync(cancellationToken).ConfigureAwait(false);
        var edges = await store.ListInteractionsAsync(query, cancellationToken).ConfigureAwait(false);
        var called = await SummarizeAsync(query with { Agent = null }, cancellationToken).ConfigureAwait(false);
        return new InteractionGraph(query.From, query.To, InteractionNode.Of(edges, called, query.Agent), edges);
    }

    /// <summary>How well agents did in a day, week or month.</summary>
    /// <param name="period">How long. Default: the day.</param>
    /// <param name="scope">Whose, of which agent, when. Default: all of the tenant <c>default</c>, today by UTC.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>The scores, of all together and of each agent.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such period.</exception>
    public async Task<HealthReport> HealthAsync(
        ReportPeriod period = ReportPeriod.Daily,
        MetricsScope? scope = null,
        CancellationToken cancellationToken = default
    )
    {
        var found = await PeriodAsync(period, scope, cancellationToken).ConfigureAwait(false);
        return new HealthReport(found.From, found.To, HealthOf(found.Total), [.. found.Agents.Select(HealthOf)]);
    }

    private AgentHealth HealthOf(AgentStatistics statistics)
    {
        var score = health.Score(statistics);
        // NaN is none of the numbers between, and nothing that could be shown
        return new(statistics.Agent, double.IsNaN(score) ? 0 : Math.Clamp(score, 0, 100), statistics);
    }

    private MetricsQuery QueryOf(ReportPeriod period, MetricsScope scope)
    {
        var first = ReportCalendar.FirstDayOf(Today(scope), period);
        var whole = ReportCalendar.PeriodOf(first, ReportCalendar.Next(first, period), scope.Zone);
        return new(scope.Tenant, whole.Start.ToUniversalTime(), whole.End.ToUniversalTime(), scope.Agent);
    }

    private DateOnly Today(MetricsScope scope) => ReportCalendar.DayOf(scope.At ?? clock.GetUtcNow(), scope.Zone);

    private async Task<PeriodStatistics> SummarizeAsync(MetricsQuery query, CancellationToken cancellationToken) =>
        (
            await store
                .SummarizeAsync(query.Tenant, query.Agent, [query.From, query.To], cancellationToken)
                .ConfigureAwait(false)
        )[0];

    private Task FlushAsync(CancellationToken cancellationToken) =>
        metrics?.FlushAsync(cancellationToken) ?? Task.CompletedTask;
}
