using Aegis.Usage;
using Microsoft.Extensions.AI;

namespace Aegis;

/// <summary>Budgets for those who use Aegis without pipelines.</summary>
public static class BudgetChatClientExtensions
{
    /// <summary>
    /// Asks the model only what fits into the budgets. The agents of a pipeline whose services know budgets have this without
    /// asking.
    /// </summary>
    /// <param name="client">The client to ask.</param>
    /// <param name="budgets">The budgets.</param>
    /// <param name="agentId">Under whose id calls are counted. Default: that of the agent that is running, if any.</param>
    /// <returns>
    /// A client over it. Its calls throw <see cref="BudgetExceededException"/> and <see cref="UnknownPriceException"/>.
    /// </returns>
    public static IChatClient UseBudgets(this IChatClient client, BudgetKeeper budgets, string? agentId = null)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(budgets);
        return budgets.HasBudgets && client.GetService<BudgetKeeper>() != budgets
            ? new BudgetedChatClient(client, budgets, agentId)
            : client;
    }
}
