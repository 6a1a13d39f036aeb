namespace Aegis.Usage;

/// <summary>What was used on a day.</summary>
/// <param name="Day">The day, in the report's time zone.</param>
/// <param name="Totals">What was used; zero when nothing was.</param>
public sealed record UsageDay(DateOnly Day, UsageTotals Totals);
