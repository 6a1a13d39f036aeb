using System.Globalization;

namespace Aegis.Accounts;

/// <summary>A month of the calendar, in UTC: what is counted and paid together.</summary>
public readonly record struct BillingPeriod
{
    private const string Format = "yyyy-MM";

    private BillingPeriod(DateTimeOffset start) => Start = start;

    /// <summary>Its first moment.</summary>
    public DateTimeOffset Start { get; }

    /// <summary>The first moment of the next.</summary>
    public DateTimeOffset End => Start.AddMonths(1);

    /// <summary>The period of a moment.</summary>
    /// <param name="time">The moment.</param>
    /// <returns>Its period.</returns>
    public static BillingPeriod Of(DateTimeOffset time)
    {
        var utc = time.UtcDateTime;
        return new BillingPeriod(new DateTimeOffset(utc.Year, utc.Month, 1, 0, 0, 0, TimeSpan.Zero));
    }

    /// <summary>Reads a period.</summary>
    /// <param name="text">Such as <c>2026-11</c>.</param>
    /// <param name="period">The period.</param>
    /// <returns>Whether it is one.</returns>
    public static bool TryParse(string? text, out BillingPeriod period)
    {
        var isOne = DateTime.TryParseExact(
            text,
            Format,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out var start
        );
        period = isOne ? Of(start) : default;
        return isOne;
    }

    /// <summary>The year and the month: <c>2026-11</c>.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => Start.ToString(Format, CultureInfo.InvariantCulture);
}
