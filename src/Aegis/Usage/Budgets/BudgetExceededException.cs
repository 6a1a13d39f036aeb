using System.Globalization;

namespace Aegis.Usage;

/// <summary>A model was not asked, because the call might not have fitted into a budget; nothing was sent.</summary>
public sealed class BudgetExceededException : Exception
{
    internal BudgetExceededException(string agentId, BudgetStatus budget, decimal needed)
        : base(Describe(agentId, budget, needed)) => (AgentId, Budget, Needed) = (agentId, budget, needed);

    /// <summary>The id of the agent that wanted to ask.</summary>
    public string AgentId { get; }

    /// <summary>The budget that was in the way, as it then was.</summary>
    public BudgetStatus Budget { get; }

    /// <summary>What the call might have needed, in the budget's unit.</summary>
    public decimal Needed { get; }

    /// <summary>When the budget begins anew.</summary>
    public DateTimeOffset BlockedUntil => Budget.WindowEnd;

    private static string Describe(string agentId, BudgetStatus budget, decimal needed)
    {
        var kept = budget.Reserved == 0 ? "" : $", {budget.Text(budget.Reserved)} are kept for calls under way";
        return $"Agent '{agentId}' may not ask its model: budget '{budget.Name}'{budget.Whose} allows {budget.Text(budget.Limit)} "
            + $"{Every(budget.Window)}, {budget.Text(budget.Spent)} are spent{kept}, and the call may need {budget.Text(needed)}. "
            + $"It begins anew at {budget.WindowEnd.ToString("yyyy-MM-dd HH:mm zzz", CultureInfo.InvariantCulture)}. Raise the "
            + $"budget, or lower [Agent({nameof(AgentAttribute.MaxOutputTokens)} = …)].";
    }

    private static string Every(BudgetWindow window) =>
        window switch
        {
            BudgetWindow.Hour => "an hour",
            BudgetWindow.Day => "a day",
            BudgetWindow.Week => "a week",
            _ => "a month",
        };
}
