namespace Aegis.Usage;

/// <summary>The budgets of an app.</summary>
public sealed class BudgetsOptions
{
    /// <summary>The budgets. A call has to fit into all that are for it. Default: none.</summary>
    public IList<BudgetOptions> Budgets { get; } = [];

    /// <summary>
    /// How many tokens an answer may have of which neither the agent nor the caller says it; it is asked of the model, since a
    /// budget holds only when answers end. 1 or more. Default: 8,192.
    /// </summary>
    public int MaxOutputTokens { get; set; } = 8192;

    /// <summary>
    /// How long a call waits for others to end whose reservations take the room that it needs. Zero: it is refused at once.
    /// Default: 30 s.
    /// </summary>
    public TimeSpan WaitAtMost { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// After which time a call of which nobody has heard is taken to have cost what was estimated: its process was killed.
    /// More than zero. Default: 15 minutes.
    /// </summary>
    public TimeSpan ReservationsExpireAfter { get; set; } = TimeSpan.FromMinutes(15);
}
