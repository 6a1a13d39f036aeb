using Aegis.Metrics;
using Microsoft.AspNetCore.Http;

namespace Aegis.AspNetCore.Agents;

/// <summary>GET metrics and what is below it, and health: how the caller's agents do.</summary>
internal sealed class AgentMetricsRoutes(AgentMetricsReports reports)
{
    private const int Examples = 5;
    private const int MostExamples = 100;

    public async Task<IResult> CallsAsync(HttpContext context, PeriodQuery query)
    {
        var period = query.Length;
        var found = await reports
            .PeriodAsync(period, query.Agents.ScopeOf(context), context.RequestAborted)
            .ConfigureAwait(false);
        return ServerJson.Ok(
            new MetricsAnswer(
                period,
                found.From,
                found.To,
                CallSums.Of(found.Total),
                [.. found.Agents.Select(agent => new AgentCalls(agent.Agent!, CallSums.Of(agent)))]
            )
        );
    }

    public async Task<IResult> TrendAsync(HttpContext context, TrendQuery query)
    {
        var found = await reports
            .TrendAsync(query.Length, query.Agents.ScopeOf(context), context.RequestAborted)
            .ConfigureAwait(false);
        return ServerJson.Ok(
            new MetricsTrend([.. found.Select(day => new CallsOfDay(day.Date, CallSums.Of(day.Statistics.Total)))])
        );
    }

    public async Task<IResult> ErrorsAsync(HttpContext context, PeriodQuery query, string? examples)
    {
        var latest = WholeNumber.Of("examples", examples, Examples, least: 0, MostExamples);
        var period = query.Length;
        var found = await reports
            .ErrorsAsync(period, latest, query.Agents.ScopeOf(context), context.RequestAborted)
            .ConfigureAwait(false);
        return ServerJson.Ok(new ErrorsAnswer(period, found));
    }

    public async Task<IResult> InteractionsAsync(HttpContext context, PeriodQuery query) =>
        ServerJson.Ok(
            await reports
                .InteractionsAsync(query.Length, query.Agents.ScopeOf(context), context.RequestAborted)
                .ConfigureAwait(false)
        );

    public async Task<IResult> HealthAsync(HttpContext context, PeriodQuery query)
    {
        var period = query.Length;
        var found = await reports
            .HealthAsync(period, query.Agents.ScopeOf(context), context.RequestAborted)
            .ConfigureAwait(false);
        return ServerJson.Ok(
            new HealthAnswer(period, HealthOfAgent.Of(found.Total), [.. found.Agents.Select(HealthOfAgent.Of)])
        );
    }
}
