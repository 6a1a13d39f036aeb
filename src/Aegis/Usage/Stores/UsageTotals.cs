namespace Aegis.Usage;

/// <summary>What several answers have used together.</summary>
/// <param name="Answers">How many answers.</param>
/// <param name="Failed">How many of them came only in part.</param>
/// <param name="Unpriced">How many of them are of a model without a price, so that <paramref name="Cost"/> is too low.</param>
/// <param name="Tokens">Their tokens.</param>
/// <param name="Cost">What they cost in USD, exactly.</param>
public readonly record struct UsageTotals(long Answers, long Failed, long Unpriced, TokenCounts Tokens, decimal Cost)
{
    /// <summary>Adds two totals.</summary>
    public static UsageTotals operator +(UsageTotals left, UsageTotals right) =>
        new(
            left.Answers + right.Answers,
            left.Failed + right.Failed,
            left.Unpriced + right.Unpriced,
            left.Tokens + right.Tokens,
            left.Cost + right.Cost
        );

    /// <inheritdoc cref="op_Addition"/>
    public static UsageTotals Add(UsageTotals left, UsageTotals right) => left + right;

    internal static UsageTotals Of(UsageEvent usage) =>
        new(1, usage.Fault is null ? 0 : 1, usage.IsPriced ? 0 : 1, usage.Tokens, usage.Cost ?? 0);
}
