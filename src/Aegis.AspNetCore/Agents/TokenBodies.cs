using Aegis.Usage;

namespace Aegis.AspNetCore.Agents;

/// <summary>What models have used.</summary>
/// <param name="Answers">How many answers they gave.</param>
/// <param name="Failed">How many of them came only in part.</param>
/// <param name="InputTokens">What they were given, those of caches included.</param>
/// <param name="OutputTokens">What they wrote, those of reasoning included.</param>
/// <param name="CacheReadTokens">How many of the input came from a cache.</param>
/// <param name="CacheWriteTokens">How many of the input went into a cache.</param>
/// <param name="ReasoningTokens">How many of the output the answers do not show.</param>
/// <param name="TotalTokens">Input and output.</param>
/// <param name="CostUsd">What they cost, exactly.</param>
/// <param name="Unpriced">How many answers are of models without a price, and not in the cost.</param>
internal sealed record TokenSums(
    long Answers,
    long Failed,
    long InputTokens,
    long OutputTokens,
    long CacheReadTokens,
    long CacheWriteTokens,
    long ReasoningTokens,
    long TotalTokens,
    decimal CostUsd,
    long Unpriced
)
{
    public static TokenSums Of(UsageTotals totals) =>
        new(
            totals.Answers,
            totals.Failed,
            totals.Tokens.Input,
            totals.Tokens.Output,
            totals.Tokens.CacheRead,
            totals.Tokens.CacheWrite,
            totals.Tokens.Reasoning,
            totals.Tokens.Total,
            totals.Cost,
            totals.Unpriced
        );
}

/// <summary>What the models of one agent have used.</summary>
/// <param name="Agent">Its id.</param>
/// <param name="Used">What.</param>
internal sealed record AgentTokens(string Agent, TokenSums Used);

/// <summary>What one model has used.</summary>
/// <param name="Model">Its name, as its answers have it.</param>
/// <param name="Used">What.</param>
internal sealed record ModelTokens(string Model, TokenSums Used);

/// <summary>What models have used in a period.</summary>
/// <param name="Period">How long it is.</param>
/// <param name="FirstDay">Its first day.</param>
/// <param name="LastDay">Its last day.</param>
/// <param name="Total">All of it.</param>
/// <param name="Agents">By agent.</param>
/// <param name="Models">By model.</param>
internal sealed record TokenStats(
    ReportPeriod Period,
    DateOnly FirstDay,
    DateOnly LastDay,
    TokenSums Total,
    IReadOnlyList<AgentTokens> Agents,
    IReadOnlyList<ModelTokens> Models
)
{
    public static TokenStats Of(UsageReport report) =>
        new(
            report.Interval,
            report.FirstDay,
            report.LastDay,
            TokenSums.Of(report.Total),
            [.. report.Agents.Select(agent => new AgentTokens(agent.AgentId!, TokenSums.Of(agent.Totals)))],
            [.. report.Models.Select(model => new ModelTokens(model.Model!, TokenSums.Of(model.Totals)))]
        );
}

/// <summary>What models have used day by day.</summary>
/// <param name="Days">The earliest first; days on which nothing was used are there too.</param>
internal sealed record TokenTrend(IReadOnlyList<TokenDay> Days);

/// <summary>What models have used on a day.</summary>
/// <param name="Day">The day.</param>
/// <param name="Used">What.</param>
internal sealed record TokenDay(DateOnly Day, TokenSums Used);
