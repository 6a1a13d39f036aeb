namespace Aegis.Usage;

// what a call may cost, budget by budget
public sealed partial class BudgetKeeper
{
    private List<BudgetShare> SharesOf(BudgetRequest request)
    {
        var caller = new BudgetCaller(request.AgentId, request.Pipeline, request.Tenant);
        var shares = new List<BudgetShare>(budgets.Length);
        foreach (var budget in budgets)
        {
            if (budget.OwnerOf(caller) is { } owner)
            {
                var (bound, estimate) = CostsOf(budget, request);
                shares.Add(new BudgetShare(budget, owner, bound, estimate, request.Model));
            }
        }

        return shares;
    }

    private (long Bound, long Estimate) CostsOf(Budget budget, BudgetRequest request)
    {
        var output = request.MaxOutputTokens ?? options.MaxOutputTokens;
        var input = request.InputTokens;
        var maxInput = Math.Max(input, request.MaxInputTokens ?? input);
        if (budget.Unit == BudgetUnit.Tokens)
        {
            return (maxInput + output, input + output);
        }

        return request.Model is { } model && prices.TryFind(model, clock.GetUtcNow(), out var price)
            ? (Budget.PartsOf(MostOf(price, maxInput, output)), Budget.PartsOf(MostOf(price, input, output)))
            : throw new UnknownPriceException(request.AgentId, request.Model, budget.Name);
    }

    /// <summary>What so many tokens cost when they are of the dearest kinds.</summary>
    private static decimal MostOf(ModelPrice price, long input, long output)
    {
        var read = Math.Max(price.Input, Math.Max(price.CacheRead ?? 0, price.CacheWrite ?? 0));
        var write = Math.Max(price.Output, price.Reasoning ?? 0);
        return ((input * read) + (output * write)) / 1_000_000m;
    }
}
