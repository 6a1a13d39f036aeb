using System.Globalization;

namespace Aegis.Usage;

/// <summary>How far a budget is used.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Scope">Whose calls it counts together.</param>
/// <param name="For">The agent, pipeline or tenant whose calls these are; none of <see cref="BudgetScope.Total"/>.</param>
/// <param name="Unit">What it counts.</param>
/// <param name="Limit">What may be spent in a window.</param>
/// <param name="Spent">What is spent in this one.</param>
/// <param name="Reserved">What is kept for calls under way.</param>
/// <param name="Window">When it begins anew.</param>
/// <param name="WindowStart">When this window began.</param>
/// <param name="WindowEnd">When the next begins.</param>
public sealed record BudgetStatus(
    string Name,
    BudgetScope Scope,
    string? For,
    BudgetUnit Unit,
    decimal Limit,
    decimal Spent,
    decimal Reserved,
    BudgetWindow Window,
    DateTimeOffset WindowStart,
    DateTimeOffset WindowEnd
)
{
    /// <summary>What neither is spent nor kept; 0 or more.</summary>
    public decimal Left => Math.Max(0, Limit - Spent - Reserved);

    internal string Whose =>
        Scope switch
        {
            BudgetScope.Agent => $" of agent '{For}'",
            BudgetScope.Pipeline => $" of pipeline '{For}'",
            BudgetScope.Tenant => $" of tenant '{For}'",
            _ => "",
        };

    internal string Text(decimal amount) =>
        Unit == BudgetUnit.Tokens
            ? amount.ToString("#,0 tokens", CultureInfo.InvariantCulture)
            : amount.ToString("0.00########## USD", CultureInfo.InvariantCulture);
}
