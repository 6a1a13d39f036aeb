using Aegis.AspNetCore.Identity;
using Aegis.Ledger;
using Aegis.Usage;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Aegis.AspNetCore.Agents;

/// <summary>The budgets that have counted something.</summary>
/// <param name="Budgets">In the app's order.</param>
internal sealed record BudgetAnswer(IReadOnlyList<BudgetStatus> Budgets);

/// <summary>
/// GET budgets: how far they are used. Callers of the tenant <c>default</c>, the app's own, see all; others those that are theirs.
/// </summary>
internal sealed class BudgetRoute(IServiceProvider services)
{
    public async Task<IResult> AnswerAsync(HttpContext context)
    {
        var tenant = Caller.Required(context).Tenant;
        var all = services.GetService<BudgetKeeper>() is { } keeper
            ? await keeper.GetStatusAsync(context.RequestAborted).ConfigureAwait(false)
            : [];
        var own = all.Where(budget => budget.Scope == BudgetScope.Tenant && budget.For == tenant);
        return ServerJson.Ok(new BudgetAnswer([.. tenant == LedgerAction.DefaultTenant ? all : own]));
    }
}
