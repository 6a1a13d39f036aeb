using Aegis.Ledger;

namespace Aegis.Metrics;

/// <summary>What a report is of.</summary>
public sealed record MetricsScope
{
    internal static readonly MetricsScope Default = new();

    /// <summary>Whose agents. Default: <c>default</c>.</summary>
    public string Tenant { get; init; } = LedgerAction.DefaultTenant;

    /// <summary>Only this agent. Default: all.</summary>
    public string? Agent { get; init; }

    /// <summary>Where days begin and end. Default: UTC.</summary>
    public TimeZoneInfo Zone { get; init; } = TimeZoneInfo.Utc;

    /// <summary>A moment of the period, or of the last day of a trend. Default: now.</summary>
    public DateTimeOffset? At { get; init; }
}
