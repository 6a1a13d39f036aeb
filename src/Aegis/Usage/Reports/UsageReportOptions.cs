namespace Aegis.Usage;

/// <summary>What a report is about.</summary>
public sealed record UsageReportOptions
{
    internal static readonly UsageReportOptions Default = new();

    /// <summary>Which events. Default: all.</summary>
    public UsageFilter Filter { get; init; } = UsageFilter.None;

    /// <summary>Where days begin and end. Default: UTC.</summary>
    public TimeZoneInfo TimeZone { get; init; } = TimeZoneInfo.Utc;
}
