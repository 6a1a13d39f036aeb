using Aegis.Usage;
using Microsoft.AspNetCore.Http;

namespace Aegis.AspNetCore.Agents;

/// <summary>GET token-stats and token-stats/trend: what the models of the caller's agents have used.</summary>
internal sealed class TokenRoutes(UsageReports reports, UsageTracker tracker)
{
    public async Task<IResult> StatsAsync(HttpContext context, PeriodQuery query)
    {
        var (interval, options) = (query.Length, query.Agents.UsageOf(context));
        await tracker.FlushAsync(context.RequestAborted).ConfigureAwait(false);
        var report = await reports
            .ReportAsync(interval, options, day: null, context.RequestAborted)
            .ConfigureAwait(false);
        return ServerJson.Ok(TokenStats.Of(report));
    }

    public async Task<IResult> TrendAsync(HttpContext context, TrendQuery query)
    {
        var (count, options) = (query.Length, query.Agents.UsageOf(context));
        await tracker.FlushAsync(context.RequestAborted).ConfigureAwait(false);
        var trend = await reports.TrendAsync(count, options, context.RequestAborted).ConfigureAwait(false);
        return ServerJson.Ok(new TokenTrend([.. trend.Select(day => new TokenDay(day.Day, TokenSums.Of(day.Totals)))]));
    }
}
