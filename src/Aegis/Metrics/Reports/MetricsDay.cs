namespace Aegis.Metrics;

/// <summary>A day of a trend.</summary>
/// <param name="Date">The day.</param>
/// <param name="Statistics">Its calls; all zero on a day without.</param>
public sealed record MetricsDay(DateOnly Date, PeriodStatistics Statistics);
