namespace Aegis.Metrics;

/// <summary>A stretch of the calendar.</summary>
public enum MetricsPeriod
{
    /// <summary>A day, from midnight to midnight.</summary>
    Daily,

    /// <summary>A week, from Monday to Sunday.</summary>
    Weekly,

    /// <summary>A month.</summary>
    Monthly,
}
