namespace Aegis.Usage;

/// <summary>
/// What was used by day, week or month. It reads the store: what was recorded in the last second may not be there yet;
/// <see cref="UsageTracker.FlushAsync"/> has it written. <c>services.AddAegis()</c> registers one.
/// </summary>
/// <param name="store">Where usage is kept.</param>
/// <param name="timeProvider">Says what day it is. Default: the system's clock.</param>
public sealed partial class UsageReports(IUsageStore store, TimeProvider? timeProvider = null)
{
    private const int MostPeriods = 3660;

    private readonly IUsageStore store = store ?? throw new ArgumentNullException(nameof(store));
    private readonly TimeProvider clock = timeProvider ?? TimeProvider.System;

    /// <summary>What was used in the day, week or month that a moment is in, with what each agent and each model used.</summary>
    /// <param name="interval">Day, week or month.</param>
    /// <param name="options">What it is about. Default: everything, in UTC.</param>
    /// <param name="day">A day of the period. Default: today.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>The report.</returns>
    public async Task<UsageReport> ReportAsync(
        ReportPeriod interval,
        UsageReportOptions? options = null,
        DateOnly? day = null,
        CancellationToken cancellationToken = default
    )
    {
        options ??= UsageReportOptions.Default;
        var first = ReportCalendar.FirstDayOf(day ?? Today(options), interval);
        var next = ReportCalendar.Next(first, interval);
        var sums = await store
            .SumAsync(
                options.Filter,
                UsageGrouping.Agent | UsageGrouping.Model,
                [ReportCalendar.PeriodOf(first, next, options.TimeZone)],
                cancellationToken
            )
            .ConfigureAwait(false);
        return new UsageReport(
            interval,
            first,
            next.AddDays(-1),
            TotalOf(sums),
            [
                .. sums.GroupBy(sum => sum.AgentId)
                    .Select(agent => agent.First() with { Model = null, Totals = TotalOf(agent) }),
            ],
            [
                .. sums.GroupBy(sum => sum.Model)
                    .OrderBy(model => model.Key, StringComparer.Ordinal)
                    .Select(model => model.First() with { AgentId = null, Totals = TotalOf(model) }),
            ]
        );
    }

    /// <summary>What was used in each day, week or month of a time. Those in which nothing was are left out.</summary>
    /// <param name="interval">Day, week or month.</param>
    /// <param name="from">The first day; its whole period is reported.</param>
    /// <param name="through">The last day; its whole period is reported.</param>
    /// <param name="by">What sums are apart by, beside the period. Default: nothing.</param>
    /// <param name="options">What it is about. Default: everything, in UTC.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>The sums, the earliest first.</returns>
    /// <exception cref="ArgumentException">The last day is before the first, or there are more than 3660 periods.</exception>
    public async Task<IReadOnlyList<UsageSum>> RollUpAsync(
        ReportPeriod interval,
        DateOnly from,
        DateOnly through,
        UsageGrouping by = UsageGrouping.None,
        UsageReportOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(through, from);
        options ??= UsageReportOptions.Default;
        var periods = new List<UsagePeriod>();
        for (var first = ReportCalendar.FirstDayOf(from, interval); first <= through; )
        {
            var next = ReportCalendar.Next(first, interval);
            periods.Add(ReportCalendar.PeriodOf(first, next, options.TimeZone));
            ArgumentOutOfRangeException.ThrowIfGreaterThan(periods.Count, MostPeriods, nameof(through));
            first = next;
        }

        return await store.SumAsync(options.Filter, by, periods, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>What was used on each of the last days, today included, and those on which nothing was.</summary>
    /// <param name="days">How many days; 1 to 3660.</param>
    /// <param name="options">What it is about. Default: everything, in UTC.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>So many days, the earliest first.</returns>
    /// <exception cref="ArgumentOutOfRangeException">It is no such number of days.</exception>
    public async Task<IReadOnlyList<UsageDay>> TrendAsync(
        int days,
        UsageReportOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(days, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(days, MostPeriods);
        options ??= UsageReportOptions.Default;
        var today = Today(options);
        var first = today.AddDays(1 - days);
        var sums = await RollUpAsync(ReportPeriod.Daily, first, today, UsageGrouping.None, options, cancellationToken)
            .ConfigureAwait(false);
        var of = sums.ToDictionary(sum => sum.Period.Start, sum => sum.Totals);
        return
        [
            .. Enumerable
                .Range(0, days)
                .Select(first.AddDays)
                .Select(day => new UsageDay(day, of.GetValueOrDefault(ReportCalendar.StartOf(day, options.TimeZone)))),
        ];
    }

    private DateOnly Today(UsageReportOptions options) => ReportCalendar.DayOf(clock.GetUtcNow(), options.TimeZone);

    private static UsageTotals TotalOf(IEnumerable<UsageSum> sums) =>
        sums.Select(sum => sum.Totals).Aggregate(default(UsageTotals), UsageTotals.Add);
}
