using System.Globalization;

namespace Aegis.Usage;

/// <summary>Checks options, and makes of them what can be counted.</summary>
internal static class BudgetRules
{
    private const int LongestName = 64;
    private const decimal MostUsd = 2_000_000;

    /// <exception cref="ArgumentException">They can not be.</exception>
    public static Budget[] Of(BudgetsOptions options)
    {
        Require(options.MaxOutputTokens >= 1, nameof(BudgetsOptions.MaxOutputTokens), "has to be 1 or more");
        Require(options.WaitAtMost >= TimeSpan.Zero, nameof(BudgetsOptions.WaitAtMost), "has to be zero or more");
        Require(
            options.ReservationsExpireAfter > TimeSpan.Zero,
            nameof(BudgetsOptions.ReservationsExpireAfter),
            "has to be more than zero"
        );
        var budgets = options.Budgets.SelectMany(Of).ToArray();
        var twice = options
            .Budgets.GroupBy(budget => budget.Name, StringComparer.Ordinal)
            .FirstOrDefault(g => g.Count() > 1);
        Require(twice is null, nameof(BudgetsOptions.Budgets), $"must not have two budgets named '{twice?.Key}'");
        return budgets;
    }

    private static IEnumerable<Budget> Of(BudgetOptions options)
    {
        var what = $"budget '{options.Name}'";
        Require(
            options.Name is { Length: >= 1 and <= LongestName },
            what,
            $"needs a name of 1 to {LongestName} characters"
        );
        Require(!options.Name.Contains('/', StringComparison.Ordinal), what, "needs a name without '/'");
        Require(Enum.IsDefined(options.Scope), what, "needs a known Scope");
        Require(Enum.IsDefined(options.Window), what, "needs a known Window");
        Require(options.Usd is not null || options.Tokens is not null, what, "needs Usd or Tokens");
        Require(options.Usd is null or (> 0 and <= MostUsd), what, "has to allow more than 0 and up to 2,000,000 USD");
        Require(options.Tokens is null or >= 1, what, "has to allow 1 or more Tokens");
        Require(options.For is not "", what, "has to be For somebody whose name is not empty, or for everybody");
        Require(
            options.Scope != BudgetScope.Total || options.For is null,
            what,
            "has to be For nobody in particular, when its Scope is Total"
        );
        Require(
            TimeZoneInfo.TryFindSystemTimeZoneById(options.TimeZone, out var zone),
            what,
            $"needs a known TimeZone, not '{options.TimeZone}'"
        );
        if (options.Usd is { } usd)
        {
            yield return Of(options, BudgetUnit.Usd, Budget.PartsOf(usd), zone!);
        }

        if (options.Tokens is { } tokens)
        {
            yield return Of(options, BudgetUnit.Tokens, tokens, zone!);
        }
    }

    private static Budget Of(BudgetOptions options, BudgetUnit unit, long limit, TimeZoneInfo zone) =>
        new(options.Name, options.Scope, options.For, unit, limit, options.Window, zone);

    private static void Require(bool isSo, string what, string rule)
    {
        if (!isSo)
        {
            throw new ArgumentException(
                string.Create(CultureInfo.InvariantCulture, $"{nameof(BudgetsOptions)}: {what} {rule}.")
            );
        }
    }
}
