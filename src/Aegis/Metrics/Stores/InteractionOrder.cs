namespace Aegis.Metrics;

/// <summary>The order in which all stores give interactions, whatever a database takes for the order of names.</summary>
internal static class InteractionOrder
{
    public static IReadOnlyList<InteractionStatistics> Of(IEnumerable<InteractionStatistics> interactions) =>
        [
            .. interactions
                .OrderBy(static pair => pair.From, StringComparer.Ordinal)
                .ThenBy(static pair => pair.To, StringComparer.Ordinal)
                .ThenBy(static pair => pair.Kind),
        ];
}
