namespace Aegis.Metrics;

/// <summary>Moments between which calls are added up.</summary>
internal static class MetricsBounds
{
    /// <exception cref="ArgumentException">They bound no period, or one ends before it begins.</exception>
    public static void ThrowIfUnfit(IReadOnlyList<DateTimeOffset> bounds)
    {
        ArgumentNullException.ThrowIfNull(bounds);
        if (bounds.Count < 2)
        {
            throw new ArgumentException("A period has two bounds at least.", nameof(bounds));
        }

        for (var at = 1; at < bounds.Count; at++)
        {
            if (bounds[at] < bounds[at - 1])
            {
                throw new ArgumentException($"{bounds[at]:o} comes before {bounds[at - 1]:o}.", nameof(bounds));
            }
        }
    }
}
