namespace Aegis.Usage;

/// <summary>What a budget counts.</summary>
public enum BudgetUnit
{
    /// <summary>Tokens that models read and write.</summary>
    Tokens,

    /// <summary>US dollars, by the price table.</summary>
    Usd,
}
