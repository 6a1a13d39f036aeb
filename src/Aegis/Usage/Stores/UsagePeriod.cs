namespace Aegis.Usage;

/// <summary>A span of time.</summary>
/// <param name="Start">Its first moment.</param>
/// <param name="End">The first moment after it.</param>
public readonly record struct UsagePeriod(DateTimeOffset Start, DateTimeOffset End)
{
    /// <summary>All there is.</summary>
    public static UsagePeriod All { get; } = new(DateTimeOffset.MinValue, DateTimeOffset.MaxValue);

    internal bool Has(DateTimeOffset time) => time >= Start && time < End;
}
