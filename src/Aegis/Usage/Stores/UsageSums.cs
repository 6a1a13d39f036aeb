namespace Aegis.Usage;

/// <summary>Sums in the order that every store gives them in, whatever a database thinks of letters.</summary>
internal static class UsageSums
{
    public static List<UsageSum> Of(UsagePeriod period, UsageGrouping by, IEnumerable<UsageEvent> events) =>
        [
            .. events
                .GroupBy(usage =>
                    (
                        Tenant: by.HasFlag(UsageGrouping.Tenant) ? usage.Tenant : null,
                        Pipeline: by.HasFlag(UsageGrouping.Pipeline) ? usage.Pipeline : null,
                        Agent: by.HasFlag(UsageGrouping.Agent) ? usage.AgentId : null,
                        Model: by.HasFlag(UsageGrouping.Model) ? usage.Model : null
                    )
                )
                .Select(group => new UsageSum(
                    period,
                    group.Key.Tenant,
                    group.Key.Pipeline,
                    group.Key.Agent,
                    group.Key.Model,
                    group.Select(UsageTotals.Of).Aggregate(UsageTotals.Add)
                )),
        ];

    public static IReadOnlyList<UsageSum> InOrder(this IEnumerable<UsageSum> sums) =>
        [
            .. sums.OrderBy(sum => sum.Period.Start)
                .ThenBy(sum => sum.Period.End)
                .ThenBy(sum => sum.Tenant, StringComparer.Ordinal)
                .ThenBy(sum => sum.Pipeline, StringComparer.Ordinal)
                .ThenBy(sum => sum.AgentId, StringComparer.Ordinal)
                .ThenBy(sum => sum.Model, StringComparer.Ordinal),
        ];
}
