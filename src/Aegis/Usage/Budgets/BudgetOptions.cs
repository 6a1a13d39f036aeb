namespace Aegis.Usage;

/// <summary>What calls of models may cost within a window of time.</summary>
public sealed class BudgetOptions
{
    /// <summary>Its name, which errors and reports bear: 1 to 64 characters, unlike that of any other. No default.</summary>
    public string Name { get; set; } = "";

    /// <summary>Whose calls it counts together. Default: those of each agent.</summary>
    public BudgetScope Scope { get; set; }

    /// <summary>
    /// The id of the one agent, the name of the one pipeline or the tenant that it is for. Default: none; then each has the
    /// whole of it for itself.
    /// </summary>
    public string? For { get; set; }

    /// <summary>How many US dollars may be spent in a window, more than 0 and up to 2,000,000. Default: any number.</summary>
    public decimal? Usd { get; set; }

    /// <summary>How many tokens, read and written, may be used in a window; 1 or more. Default: any number.</summary>
    public long? Tokens { get; set; }

    /// <summary>When it begins anew. Default: every day.</summary>
    public BudgetWindow Window { get; set; } = BudgetWindow.Day;

    /// <summary>The time zone of its windows, as <see cref="TimeZoneInfo.FindSystemTimeZoneById"/> knows it. Default: UTC.</summary>
    public string TimeZone { get; set; } = "UTC";
}
