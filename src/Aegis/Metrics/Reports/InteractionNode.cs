namespace Aegis.Metrics;

/// <summary>An agent of an <see cref="InteractionGraph"/>.</summary>
/// <param name="Agent">Its id.</param>
/// <param name="Calls">How often it was called in the period.</param>
public sealed record InteractionNode(string Agent, long Calls)
{
    /// <summary>Whoever is at an end of an edge, and whoever was called; around one agent only that of the latter.</summary>
    internal static List<InteractionNode> Of(
        IReadOnlyList<InteractionStatistics> edges,
        PeriodStatistics called,
        string? around
    )
    {
        var calls = called.Agents.ToDictionary(
            static agent => agent.Agent!,
            static agent => agent.Calls,
            StringComparer.Ordinal
        );
        var ids = edges
            .SelectMany(static edge => (string[])[edge.From, edge.To])
            .Concat(calls.Where(one => one.Value > 0 && (around is null || one.Key == around)).Select(one => one.Key));
        return
        [
            .. ids.Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal)
                .Select(id => new InteractionNode(id, calls.GetValueOrDefault(id))),
        ];
    }
}
