using Aegis.AspNetCore.Agents;
using Aegis.Metrics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Aegis.AspNetCore.Hosting;

/// <summary>What agents use, how they do, and what guards them.</summary>
internal static class AgentRoutes
{
    public static void Map(IEndpointRouteBuilder agents)
    {
        MapUsage(agents);
        MapMetrics(agents);
        agents
            .MapGet("/circuit-breakers", static (HttpContext context, BreakerRoutes route) => route.List(context))
            .Called("aegis-circuit-breakers", "The circuit breakers of the process that answers; none for tenants.")
            .For(AegisScopes.Agents)
            .Produces<BreakerList>();
        agents
            .MapPost(
                "/circuit-breakers/{agent}/reset",
                static (HttpContext context, string agent, BreakerRoutes route) => route.Reset(context, agent)
            )
            .Called(
                "aegis-circuit-breaker-reset",
                "Close a circuit in the process that answers, and forget its failures."
            )
            .For(AegisScopes.Operate)
            .Produces<BreakerAnswer>()
            .Problems(404);
        agents
            .MapGet("/memory/stats", static (HttpContext context, MemoryRoute route) => route.AnswerAsync(context))
            .Called("aegis-memory-stats", "How much agents remember.")
            .For(AegisScopes.Agents)
            .Produces<MemoryAnswer>();
    }

    private static void MapUsage(IEndpointRouteBuilder agents)
    {
        agents
            .MapGet(
                "/token-stats",
                static (HttpContext context, TokenRoutes route, [AsParameters] PeriodQuery query) =>
                    route.StatsAsync(context, query)
            )
            .Asked(
                "aegis-token-stats",
                "What models have used and cost in a day, week or month, by agent and by model."
            )
            .Produces<TokenStats>();
        agents
            .MapGet(
                "/token-stats/trend",
                static (HttpContext context, TokenRoutes route, [AsParameters] TrendQuery query) =>
                    route.TrendAsync(context, query)
            )
            .Asked("aegis-token-stats-trend", "What models have used and cost on each of the last days; 7 by default.")
            .Produces<TokenTrend>();
        agents
            .MapGet("/budgets", static (HttpContext context, BudgetRoute route) => route.AnswerAsync(context))
            .Called("aegis-budgets", "How far budgets are used.")
            .For(AegisScopes.Agents)
            .Produces<BudgetAnswer>();
    }

    private static void MapMetrics(IEndpointRouteBuilder agents)
    {
        agents
            .MapGet(
                "/metrics",
                static (HttpContext context, AgentMetricsRoutes route, [AsParameters] PeriodQuery query) =>
                    route.CallsAsync(context, query)
            )
            .Asked(
                "aegis-agent-metrics",
                "What calls of agents became in a day, week or month, and how long they took."
            )
            .Produces<MetricsAnswer>();
        agents
            .MapGet(
                "/metrics/trend",
                static (HttpContext context, AgentMetricsRoutes route, [AsParameters] TrendQuery query) =>
                    route.TrendAsync(context, query)
            )
            .Asked("aegis-agent-metrics-trend", "What calls of agents became on each of the last days; 7 by default.")
            .Produces<MetricsTrend>();
        agents
            .MapGet(
                "/metrics/errors",
                static (
                    HttpContext context,
                    AgentMetricsRoutes route,
                    [AsParameters] PeriodQuery query,
                    string? examples
                ) => route.ErrorsAsync(context, query, examples)
            )
            .Asked("aegis-agent-errors", "The errors of a day, week or month by their kinds, with the latest of each.")
            .Produces<ErrorsAnswer>();
        agents
            .MapGet(
                "/metrics/interactions",
                static (HttpContext context, AgentMetricsRoutes route, [AsParameters] PeriodQuery query) =>
                    route.InteractionsAsync(context, query)
            )
            .Asked("aegis-agent-interactions", "Which agents gave each other what: nodes and edges.")
            .Produces<InteractionGraph>();
        agents
            .MapGet(
                "/health",
                static (HttpContext context, AgentMetricsRoutes route, [AsParameters] PeriodQuery query) =>
                    route.HealthAsync(context, query)
            )
            .Asked("aegis-agent-health", "How well agents do, from 0 to 100.")
            .Produces<HealthAnswer>();
    }

    private static RouteHandlerBuilder Asked(this RouteHandlerBuilder route, string name, string summary) =>
        route.Called(name, summary).For(AegisScopes.Agents).Problems(400);
}
