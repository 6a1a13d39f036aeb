using Aegis.Memory;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Aegis.Usage;

/// <summary>
/// Keeps budgets: what a call of a model may need is reserved before it is made, and what it has used takes its place when it has
/// ended. Safe to use at the same time, by several processes too when the store is one that they share.
/// </summary>
/// <remarks>
/// <para>
/// A call goes ahead at once when it fits even at its worst, beside all that are under way at theirs. If it does not, it waits
/// until the others have ended, and goes ahead alone when it fits as estimated. So a budget is never exceeded by more than what
/// one call was estimated too low.
/// </para>
/// <para>A store that does not answer fails the call: a budget that nobody can look at is not kept.</para>
/// </remarks>
public sealed partial class BudgetKeeper
{
    private readonly BudgetBook book;
    private readonly BudgetsOptions options;
    private readonly PriceTable prices;
    private readonly TimeProvider clock;
    private readonly ILogger logger;
    private readonly Budget[] budgets;

    /// <summary>Keeps budgets.</summary>
    /// <param name="options">The budgets; read now.</param>
    /// <param name="prices">What models cost; only budgets in US dollars need it. Default: none is known.</param>
    /// <param name="store">Where they are counted. Default: in this process.</param>
    /// <param name="timeProvider">The clock of windows and waits. Default: the system's.</param>
    /// <param name="logger">Where troubles with the store are told. Default: nowhere.</param>
    /// <exception cref="ArgumentException">An option is out of its range, or two budgets have one name.</exception>
    public BudgetKeeper(
        BudgetsOptions options,
        PriceTable? prices = null,
        IMemoryStore? store = null,
        TimeProvider? timeProvider = null,
        ILogger<BudgetKeeper>? logger = null
    )
    {
        ArgumentNullException.ThrowIfNull(options);
        this.options = options;
        this.prices = prices ?? PriceTable.Empty;
        this.logger = logger ?? (ILogger)NullLogger.Instance;
        clock = timeProvider ?? TimeProvider.System;
        budgets = BudgetRules.Of(options);
        book = new BudgetBook(store ?? new InMemoryMemoryStore());
    }

    /// <summary>Whether there is any budget.</summary>
    public bool HasBudgets => budgets.Length > 0;

    /// <summary>
    /// How far the budgets are used: those that are for one by that one, all others by everybody of whom they have counted a call.
    /// </summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Budgets in the order of the options, owners in ordinal order.</returns>
    public async ValueTask<IReadOnlyList<BudgetStatus>> GetStatusAsync(CancellationToken cancellationToken = default)
    {
        var counters = await book.ReadAsync(cancellationToken).ConfigureAwait(false);
        var now = clock.GetUtcNow();
        return
        [
            .. from budget in budgets
            from counter in OfBudget(budget, counters)
            select budget.StatusOf(counter.Owner, counter.At(now, budget.PeriodAt(now).Start), now),
        ];
    }

    internal int MaxOutputTokens => options.MaxOutputTokens;

    internal InputBounds InputBounds { get; } = new();

    /// <summary>What tokens cost by a budget, in its parts.</summary>
    internal long CostOf(BudgetShare share, TokenCounts tokens, string? model)
    {
        if (share.Budget.Unit == BudgetUnit.Tokens)
        {
            return tokens.Total;
        }

        // a provider may answer with a name that has no price of its own
        var now = clock.GetUtcNow();
        var cost = prices.CostOf(model ?? share.Model!, now, tokens) ?? prices.CostOf(share.Model!, now, tokens);
        return cost is { } usd ? Budget.PartsOf(usd) : share.Estimate;
    }

    private static IEnumerable<BudgetCounter> OfBudget(
        Budget budget,
        IReadOnlyDictionary<string, BudgetCounter> counters
    )
    {
        var only = budget.Scope == BudgetScope.Total ? "" : budget.For;
        return only is null
            ? counters
                .Values.Where(counter => counters.GetValueOrDefault(budget.KeyOf(counter.Owner)) == counter)
                .OrderBy(counter => counter.Owner, StringComparer.Ordinal)
            : [counters.GetValueOrDefault(budget.KeyOf(only)) ?? BudgetCounter.Empty(only)];
    }
}
