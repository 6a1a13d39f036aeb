using Aegis.AspNetCore.Identity;
using Aegis.AspNetCore.Problems;
using Aegis.Metrics;
using Aegis.Usage;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Aegis.AspNetCore.Agents;

/// <summary>What a question about the agents of a day, week or month is about.</summary>
/// <param name="Period">daily (default), weekly or monthly: the one that today is in.</param>
/// <param name="Agent">The id of one agent. Default: all.</param>
/// <param name="TimeZone">Where days begin, by the IANA name: Europe/Berlin. Default: UTC.</param>
internal sealed record PeriodQuery(
    [property: FromQuery(Name = "period")] string? Period,
    [property: FromQuery(Name = "agent")] string? Agent,
    [property: FromQuery(Name = "time_zone")] string? TimeZone
)
{
    public AgentQuery Agents => new(Agent, TimeZone);

    /// <exception cref="ProblemException">There is no such period.</exception>
    public ReportPeriod Length =>
        Period switch
        {
            null or "daily" => ReportPeriod.Daily,
            "weekly" => ReportPeriod.Weekly,
            "monthly" => ReportPeriod.Monthly,
            _ => throw Refusals.Malformed("period is daily, weekly or monthly.").Thrown(),
        };
}

/// <summary>What a question about the last days of agents is about.</summary>
/// <param name="Days">How many days, the last of which is today. Default: 7.</param>
/// <param name="Agent">The id of one agent. Default: all.</param>
/// <param name="TimeZone">Where days begin, by the IANA name: Europe/Berlin. Default: UTC.</param>
internal sealed record TrendQuery(
    [property: FromQuery(Name = "days")] string? Days,
    [property: FromQuery(Name = "agent")] string? Agent,
    [property: FromQuery(Name = "time_zone")] string? TimeZone
)
{
    private const int Week = 7;

    public AgentQuery Agents => new(Agent, TimeZone);

    /// <exception cref="ProblemException">It is no such number.</exception>
    public int Length => WholeNumber.Of("days", Days, Week, least: 1, AgentMetricsReports.MaxDays);
}

/// <summary>Which agents of the caller, and where their days begin.</summary>
internal readonly record struct AgentQuery(string? Agent, string? TimeZone)
{
    public MetricsScope ScopeOf(HttpContext context) =>
        new()
        {
            Tenant = Caller.Required(context).Tenant,
            Agent = Agent,
            Zone = Zone,
        };

    public UsageReportOptions UsageOf(HttpContext context) =>
        new()
        {
            Filter = new UsageFilter { Tenant = Caller.Required(context).Tenant, AgentId = Agent },
            TimeZone = Zone,
        };

    private TimeZoneInfo Zone =>
        TimeZone is null ? TimeZoneInfo.Utc
        : TimeZoneInfo.TryFindSystemTimeZoneById(TimeZone, out var zone) ? zone
        : throw Refusals.Malformed("time_zone is the name of a time zone, such as Europe/Berlin.").Thrown();
}
